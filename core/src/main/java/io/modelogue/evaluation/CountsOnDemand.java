package io.modelogue.evaluation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The exact counts of one concept, held or obtained when they are first needed, and checked to be
 * those of the rows that were evaluated.
 */
final class CountsOnDemand {
  private final ConceptResult concept;
  private final @Nullable Supplier<ScoreCounts> source;

  CountsOnDemand(ConceptResult concept, @Nullable Supplier<ScoreCounts> source) {
    this.concept = concept;
    this.source = source;
  }

  /**
   * The counts.
   *
   * @throws IllegalStateException if there are none, or they are of other rows
   */
  ScoreCounts get() {
    if (source == null) {
      throw new IllegalStateException(
          (hasScores()
                  ? "the exact counts of \"%s\" are not held; give the predictions with"
                      + " withPredictions(...)"
                  : "\"%s\" has no scores of its own, since they lie outside [0, 1]; ask the"
                      + " positive concept")
              .formatted(concept.name()));
    }
    ScoreCounts exact = source.get();
    long rows = exact.positives() + exact.negatives();
    if (exact.positives() != concept.labelled() || rows != concept.rows()) {
      throw others(
          "%d of %d rows are labelled so, not %d of %d"
              .formatted(exact.positives(), rows, concept.labelled(), concept.rows()));
    }
    if (exact.hasWeights() != concept.hasWeights()) {
      throw others(concept.hasWeights() ? "they have no weights" : "they have weights");
    }
    return exact;
  }

  private boolean hasScores() {
    return concept
        .metric(Metric.ROC_AUC)
        .whyUndefined()
        .filter(why -> why.reason().equals(UndefinedReason.NOT_PROBABILITIES))
        .isEmpty();
  }

  private IllegalStateException others(String how) {
    return new IllegalStateException(
        "the predictions given for \"%s\" are others: %s".formatted(concept.name(), how));
  }
}
