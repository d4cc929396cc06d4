package io.modelogue.evaluation;

import java.util.stream.IntStream;

/** Some rows of predictions, in their order. */
final class RowSelection {
  private final Predictions predictions;

  RowSelection(Predictions predictions) {
    this.predictions = predictions;
  }

  /** The rows whose weight is not zero, of which there is always one. */
  Predictions ofPositiveWeight() {
    int[] rows =
        IntStream.range(0, predictions.rows()).filter(r -> predictions.weight(r) > 0).toArray();
    double[] weights = IntStream.of(rows).mapToDouble(predictions::weight).toArray();
    return selected(rows).withWeights(weights).withRowIdsOf(predictions, rows);
  }

  private Predictions selected(int[] rows) {
    ScoreMatrix scores = scores(rows);
    return switch (predictions.kind()) {
      case BINARY ->
          Predictions.binary(scores, labels(rows))
              .withConcepts(predictions.concepts().get(0), predictions.concepts().get(1));
      case MULTI_CLASS -> Predictions.multiClass(predictions.concepts(), scores, labels(rows));
      case MULTI_LABEL -> Predictions.multiLabel(predictions.concepts(), scores, marks(rows));
    };
  }

  private ScoreMatrix scores(int[] rows) {
    int columns = predictions.columns();
    double[] scores = new double[rows.length * columns];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = predictions.score(rows[i / columns] * columns + i % columns);
    }
    return ScoreMatrix.of(scores);
  }

  private int[] labels(int[] rows) {
    return IntStream.of(rows).map(predictions::label).toArray();
  }

  private byte[] marks(int[] rows) {
    int columns = predictions.columns();
    byte[] marks = new byte[rows.length * columns];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = (byte) (predictions.hasLabel(rows[i / columns], i % columns) ? 1 : 0);
    }
    return marks;
  }
}
