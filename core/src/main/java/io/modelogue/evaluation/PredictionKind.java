package io.modelogue.evaluation;

/** What a row of predictions decides. */
public enum PredictionKind {
  /** Whether the row is positive: one score, that of the positive concept. */
  BINARY,

  /** Which one of several concepts the row is: one score for each of them. */
  MULTI_CLASS,

  /** Which of several concepts apply to the row, each decided by itself: one score for each. */
  MULTI_LABEL
}
