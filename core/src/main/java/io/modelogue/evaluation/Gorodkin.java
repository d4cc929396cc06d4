package io.modelogue.evaluation;

/**
 * The correlation of labels and decisions over several concepts (Gorodkin, Computational Biology
 * and Chemistry 28, 2004); for two concepts it is Matthews' coefficient.
 */
final class Gorodkin {
  private Gorodkin() {}

  static Measure mcc(ConfusionMatrix confusion) {
    double rows = confusion.totalWeight();
    double both = 0;
    double labels = 0;
    double decisions = 0;
    for (int concept = 0; concept < confusion.concepts().size(); concept++) {
      double labelled = confusion.labelledWeight(concept);
      double predicted = confusion.predictedWeight(concept);
      both += labelled * predicted;
      labels += labelled * labelled;
      decisions += predicted * predicted;
    }
    double labelSpread = rows * rows - labels;
    double decisionSpread = rows * rows - decisions;
    boolean vary = labelSpread > 0 && decisionSpread > 0; // of weights they may round to anything
    if (!vary || confusion.isOfOneLabel() || confusion.isOfOneDecision()) {
      return Measure.undefined(
          UndefinedReason.NO_VARIATION, "all rows are labelled alike or predicted alike");
    }
    double correlation =
        (confusion.correctWeight() * rows - both)
            / Math.sqrt(labelSpread)
            / Math.sqrt(decisionSpread);
    return Measure.of(Math.max(-1, Math.min(1, correlation)));
  }
}
