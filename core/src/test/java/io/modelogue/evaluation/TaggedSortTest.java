package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Rows set apart and sorted beside the JDK's sort of their scores. */
class TaggedSortTest {
  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.Rankings#SHAPES")
  void rangesOneAfterTheOtherAreAllRowsInOrder(String shape) {
    for (int size : new int[] {4, 47, 48, 49, 300, 5000, 40_000}) {
      double[] scores = Rankings.scores(random, shape, size);
      boolean[] labels = Rankings.labels(random, 0.3, size);
      RankMemory memory = new RankMemory(Lanes.ONE);
      ClassSplit split = ClassSplit.inRanges(scores, labels, memory);
      double[] sorted = new double[size];
      List<Double> positives = new ArrayList<>();
      int row = 0;
      for (int range = 0; range < split.ranges(); range++) {
        ScoreRange rows = split.range(range);
        TaggedSort sort = new TaggedSort(rows, memory.buffers(0));
        long[] keys = sort.sort();
        for (int i = 0; i < rows.rows(); i++) {
          sorted[row++] = sort.score(keys[i]);
          if (TaggedSort.label(keys[i]) == 1) {
            positives.add(sort.score(keys[i]));
          }
        }
      }

      for (int i = 0; i < size; i++) {
        scores[i] += 0.0;
      }
      assertThat(positives)
          .as("seed %d, %d rows", seed, size)
          .isEqualTo(
              IntStream.range(0, size)
                  .filter(i -> labels[i])
                  .mapToObj(i -> scores[i])
                  .sorted()
                  .toList());
      Arrays.sort(scores);
      assertThat(sorted).as("seed %d, %d rows", seed, size).containsExactly(scores);
    }
  }
}
