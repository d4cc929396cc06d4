package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns copied a few at a time beside each copied by itself. */
class ColumnBandTest {
  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 8, 10})
  void eachColumnIsTheOneCopiedByItself(int columns) {
    double[] doubles = Rankings.scores(random, "signed zeros", 7 * columns);
    float[] floats = new float[doubles.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = random.nextFloat();
    }
    for (ScoreMatrix scores : new ScoreMatrix[] {ScoreMatrix.of(doubles), ScoreMatrix.of(floats)}) {
      ColumnBand band = new ColumnBand(scores, columns);
      for (int column = 0; column < columns; column++) {
        assertThat(band.column(column))
            .as("seed %d, column %d", seed, column)
            .containsExactly(scores.column(column, columns));
      }
    }
  }
}
