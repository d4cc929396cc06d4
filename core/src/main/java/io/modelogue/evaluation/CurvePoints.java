package io.modelogue.evaluation;

/**
 * Which points of an exact curve are kept. None of these choices changes the area under a ROC
 * curve.
 */
public enum CurvePoints {
  /** One point for each distinct score. */
  ALL,

  /**
   * Those where the curve bends. A point on the straight line between its neighbours is dropped, by
   * an exact integer cross product; on a precision-recall curve those inside a run of equal recall.
   */
  CORNERS,

  /**
   * Those that scikit-learn keeps with {@code drop_intermediate=True}: a point is dropped if the
   * step to it and the step from it are equal.
   */
  SCIKIT_LEARN
}
