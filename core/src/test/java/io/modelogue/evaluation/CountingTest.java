package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Short ways of counting beside the long ones. */
class CountingTest {
  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.Rankings#SHAPES")
  void groupsAreFoundAsByHalving(String shape) {
    for (int size : new int[] {4, 50, 3000}) {
      double[] scores = Rankings.scores(random, shape, size);
      ScoreCounts counts = ScoreCounts.of(scores, Rankings.labels(random, 0.5, size));
      ScoreIndex groups = ScoreIndex.of(counts);

      for (double score : scores) {
        assertThat(groups.above(score + 0.0))
            .as("seed %d, score %s", seed, score)
            .isEqualTo(counts.lastAtLeast(score));
      }
    }
  }

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.Rankings#SHAPES")
  void aPoolRanksAsItsSortedPairsDo(String shape) {
    for (int rows : new int[] {1, 2, 60, 2000}) {
      double[] scores = Rankings.scores(random, shape, 3 * rows);
      int[] labels = random.ints(rows, 0, 3).toArray();
      boolean[] positive = new boolean[scores.length];
      for (int row = 0; row < rows; row++) {
        positive[3 * row + labels[row]] = true;
      }
      ScoreCounts sorted = ScoreCounts.of(scores, positive);
      Predictions predictions = Predictions.multiClass(List.of("a", "b", "c"), scores, labels);
      PooledRanks pool = new PooledRanks(predictions);
      for (int concept = 0; concept < 3; concept++) {
        pool.add(ScoreCounts.of(predictions, concept));
      }

      assertThat(pool.area()).as("seed %d", seed).isEqualTo(new DeLong(sorted).area());
      assertThat(pool.averagePrecision())
          .as("seed %d", seed)
          .isEqualTo(AveragePrecision.of(sorted).value());
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 50", "64, 50", "65, 50", "65, 5000", "70, 4899", "70, 4900", "200, 300"})
  void cellsHoldEveryRowHoweverManyConcepts(int concepts, int rows) {
    List<String> names = IntStream.range(0, concepts).mapToObj(i -> "c" + i).toList();
    int[] labels = random.ints(rows, 0, concepts).toArray();
    int[] decisions = random.ints(rows, 0, concepts).toArray();
    ConfusionMatrix confusion = ConfusionMatrix.count(names, labels, decisions);

    for (int row = 0; row < rows; row++) {
      int label = labels[row];
      int decision = decisions[row];
      long expected =
          IntStream.range(0, rows)
              .filter(i -> labels[i] == label && decisions[i] == decision)
              .count();
      assertThat(confusion.count(label, decision)).as("seed %d", seed).isEqualTo(expected);
    }
    assertThat(confusion.rows()).isEqualTo(rows);
    assertThat(ConfusionMatrix.of(names, confusion.cells()).cells())
        .as("seed %d, in order", seed)
        .isEqualTo(confusion.cells());
  }
}
