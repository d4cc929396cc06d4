package io.modelogue.evaluation;

/** Why a measure, an interval or a test has no value. */
public enum UndefinedReason {
  /** All rows are labelled alike, so that there is nothing to tell apart. */
  ONE_CLASS_ONLY,

  /** A class has a single row: a variance needs two. */
  TOO_FEW_ROWS,

  /**
   * The rows do not vary at all, as under perfect separation: the estimated variance is zero, which
   * says that it cannot be estimated and not that there is no uncertainty.
   */
  NO_VARIATION,

  /** The scores are not probabilities: outside [0, 1], or rows that do not add up to 1. */
  NOT_PROBABILITIES,

  /** The scores are not probabilities, so that decisions need a threshold given explicitly. */
  NEEDS_THRESHOLD,

  /** No row was predicted to be the concept, so that precision is 0 / 0. */
  NEVER_PREDICTED,

  /** No row is labelled with the concept, or every row is, so that a share of them is 0 / 0. */
  NEVER_LABELLED,

  /** No threshold does what was asked for. */
  GOAL_OUT_OF_REACH,

  /** Every concept was left out of the average. */
  NOTHING_TO_AVERAGE,

  /**
   * This quantity is not offered for this kind of predictions, or there is no test for the metric.
   */
  NOT_OFFERED
}
