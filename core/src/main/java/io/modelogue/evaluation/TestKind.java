package io.modelogue.evaluation;

/** How a difference was tested. */
public enum TestKind {
  /** DeLong's test of two correlated ROC AUCs, on the same rows. */
  PAIRED_DELONG,

  /** A test of two macro ROC AUCs on the same rows, by the rows' influences on all concepts. */
  PAIRED_MACRO_DELONG,

  /** A test of the mean of differences, row by row. */
  PAIRED_MEANS,

  /** A test of two measures as of independent samples: not the same rows, or not known to be. */
  UNPAIRED,

  /** None: there is no test for the metric, or a standard error is missing. */
  NONE
}
