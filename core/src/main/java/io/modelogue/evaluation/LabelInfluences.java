package io.modelogue.evaluation;

import java.util.OptionalDouble;

/**
 * Gathers what each row contributes to the ROC AUCs of several concepts of which it may have any
 * number. The labels of a row are drawn together with it, so that all rows are one stratum.
 */
final class LabelInfluences {
  private final double[] phi;
  private final CompensatedSum areas = new CompensatedSum();
  private int concepts;

  LabelInfluences(Predictions predictions) {
    this.phi = new double[predictions.rows()];
  }

  /** Adds all concepts of the predictions. */
  static LabelInfluences ofAll(Predictions predictions) {
    LabelInfluences influences = new LabelInfluences(predictions);
    for (int concept = 0; concept < predictions.concepts().size(); concept++) {
      double[] column = predictions.column(concept);
      int[] labels = predictions.labelsAgainst(concept);
      influences.add(column, labels, new PositiveGroups(TieGroups.count(column, labels, 1)));
    }
    return influences;
  }

  /** Adds a concept; one that no row or every row is labelled with has no area and is left out. */
  void add(double[] column, int[] labels, PositiveGroups groups) {
    if (!groups.counts().hasBothClasses()) {
      return;
    }
    ConceptInfluences influences = new ConceptInfluences(groups);
    for (int row = 0; row < phi.length; row++) {
      double score = column[row];
      phi[row] +=
          labels[row] == 1
              ? influences.ofPositive(score)
              : influences.ofNegative(influences.negativePlacement(score));
    }
    areas.add(influences.area());
    concepts++;
  }

  boolean isEmpty() {
    return concepts == 0;
  }

  /** The mean area over the concepts that have one, which must be some. */
  RowInfluences macro() {
    double[] mean = new double[phi.length];
    for (int row = 0; row < mean.length; row++) {
      mean[row] = phi[row] / concepts;
    }
    return RowInfluences.ofPulls(areas.value() / concepts, mean);
  }

  Measure macroAuc(AucInterval interval) {
    if (isEmpty()) {
      return noConcept();
    }
    RowInfluences macro = macro();
    OptionalDouble variance = macro.variance();
    return variance.isPresent()
        ? interval.around(macro.value(), variance.getAsDouble())
        : Measure.withoutInterval(
            macro.value(),
            Measure.undefined(
                UndefinedReason.TOO_FEW_ROWS, "there is a single row, and a variance needs two"));
  }

  static Measure.Undefined noConcept() {
    return Measure.undefined(
        UndefinedReason.ONE_CLASS_ONLY,
        "no concept is the label of some rows and not of others, so that none can be ranked");
  }
}
