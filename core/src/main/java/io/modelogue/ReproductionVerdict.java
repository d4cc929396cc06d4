package io.modelogue;

/** What came of training a version again. */
public enum ReproductionVerdict {
  /** Every file has the same bytes and every final metric the same value. */
  IDENTICAL,
  /** Every final metric has the same value; files differ, or there are none. */
  SAME_METRICS,
  /** A final metric differs, or there are none and the files differ. */
  DIFFERENT
}
