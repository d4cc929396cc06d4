package io.modelogue.evaluation;

import java.util.ArrayList;
import java.util.List;

/** The mean area over concepts when each row counts any number of times. */
final class DrawnAuc {
  private final List<DrawnRanking> rankings;

  private DrawnAuc(List<DrawnRanking> rankings) {
    this.rankings = rankings;
  }

  /** Of the positive concept of binary predictions, else of all concepts that can be ranked. */
  static DrawnAuc headline(Predictions predictions) {
    if (predictions.kind() == PredictionKind.BINARY) {
      return ofConcept(predictions, 1);
    }
    List<DrawnRanking> rankings = new ArrayList<>();
    for (int concept = 0; concept < predictions.concepts().size(); concept++) {
      rankings.addAll(ofConcept(predictions, concept).rankings);
    }
    return new DrawnAuc(rankings);
  }

  /** Of one concept, of binary predictions the positive one. */
  static DrawnAuc ofConcept(Predictions predictions, int concept) {
    ScoreCounts counts = ScoreCounts.of(predictions, concept);
    if (!counts.hasBothClasses()) {
      return new DrawnAuc(List.of());
    }
    double[] column = predictions.column(predictions.columns() == 1 ? 0 : concept);
    int[] labels = predictions.labelsAgainst(concept);
    return new DrawnAuc(List.of(new DrawnRanking(column, labels, counts)));
  }

  /** Whether no concept can be ranked. */
  boolean isEmpty() {
    return rankings.isEmpty();
  }

  /** The mean over the concepts of which both classes count; NaN if there are none. */
  double of(int[] times) {
    CompensatedSum sum = new CompensatedSum();
    int defined = 0;
    for (DrawnRanking ranking : rankings) {
      double area = ranking.area(times);
      if (!Double.isNaN(area)) {
        sum.add(area);
        defined++;
      }
    }
    return sum.value() / defined;
  }
}
