package io.modelogue.evaluation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one concept: the counts, and their weights; nothing without a threshold.
 */
final class Decisions {
  private final @Nullable ThresholdCounts counts;
  private final @Nullable WeightedCounts weights;

  Decisions(@Nullable ThresholdCounts counts, @Nullable WeightedCounts weights) {
    this.counts = counts;
    this.weights = weights;
  }

  Optional<ThresholdCounts> find() {
    return Optional.ofNullable(counts);
  }

  ThresholdCounts get() {
    return find().orElseThrow(() -> new IllegalStateException(noThreshold().explanation()));
  }

  /** The weights of the rows behind the counts; the counts themselves if rows have none. */
  Optional<WeightedCounts> findWeighted() {
    return weights == null ? find().map(ThresholdCounts::weighted) : Optional.of(weights);
  }

  Measure measure(Metric metric) {
    return findWeighted().map(each -> each.measure(metric)).orElseGet(Decisions::noThreshold);
  }

  private static Measure.Undefined noThreshold() {
    return Measure.undefined(
        UndefinedReason.NEEDS_THRESHOLD,
        "scores lie outside [0, 1], so that decisions need an explicit threshold:"
            + " Evaluator.builder().threshold(...)");
  }
}
