package io.modelogue;

import io.modelogue.evaluation.Metric;

/**
 * A version is not shown to be as good as another one, within the margin that was allowed. If it
 * was to be promoted, nothing was written.
 */
public final class GateFailedException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final transient VersionComparison comparison;
  private final Metric metric;
  private final double margin;

  /** Creates it. */
  public GateFailedException(
      VersionComparison comparison, Metric metric, double margin, String message) {
    super(message, null);
    this.comparison = comparison;
    this.metric = metric;
    this.margin = margin;
  }

  /** Returns the comparison on which that rests. */
  public VersionComparison comparison() {
    return comparison;
  }

  /** Returns the metric that decided. */
  public Metric metric() {
    return metric;
  }

  /** Returns how much worse the second version was allowed to be. */
  public double margin() {
    return margin;
  }
}
