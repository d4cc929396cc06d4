package io.modelogue;

/** What came of training a version again. */
public enum ReproductionVerdict {
  /** Every file has the same bytes, and every recorded final metric the same value. */
  IDENTICAL,
  /** Every recorded final metric has the same value; files differ, or there are none. */
  SAME_METRICS,
  /** A recorded final metric differs, or none is recorded and the files differ. */
  DIFFERENT
}
