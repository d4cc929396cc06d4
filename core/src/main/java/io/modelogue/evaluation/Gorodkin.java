package io.modelogue.evaluation;

/**
 * The correlation of labels and decisions over several concepts (Gorodkin, Computational Biology
 * and Chemistry 28, 2004); for two concepts it is Matthews' coefficient.
 *
 * <p>The covariances and variances of all concepts are added up, each from the concept's own four
 * counts, so that no digits are lost in the difference of two squares.
 */
final class Gorodkin {
  private Gorodkin() {}

  static Measure mcc(ConfusionMatrix confusion) {
    if (confusion.isOfOneLabel() || confusion.isOfOneDecision()) {
      return Measure.undefined(
          UndefinedReason.NO_VARIATION, "all rows are labelled alike or predicted alike");
    }
    CompensatedSum both = new CompensatedSum();
    CompensatedSum labels = new CompensatedSum();
    CompensatedSum decisions = new CompensatedSum();
    for (int concept = 0; concept < confusion.concepts().size(); concept++) {
      WeightedCounts counts = confusion.weightedAgainst(concept);
      both.add(counts.determinant());
      labels.add(counts.labelled() * (counts.falsePositives() + counts.trueNegatives()));
      decisions.add(counts.predicted() * (counts.falseNegatives() + counts.trueNegatives()));
    }
    double correlation = both.value() / Math.sqrt(labels.value()) / Math.sqrt(decisions.value());
    return Measure.of(Math.max(-1, Math.min(1, correlation)));
  }
}
