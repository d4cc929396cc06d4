package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole evaluations on several threads beside the same on one. */
class ThreadsTest {
  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void theNumberOfThreadsChangesNothing(int threads) {
    int rows = 4000;
    int concepts = 7;
    for (String shape : List.of("continuous", "few values", "both signs", "infinities")) {
      double[] scores = Rankings.scores(random, shape, rows * concepts);
      int[] labels = random.ints(rows, 0, concepts - 1).toArray(); // the last is never a label
      List<String> names = IntStream.range(0, concepts).mapToObj(i -> "c" + i).toList();
      Predictions predictions = Predictions.multiClass(names, scores, labels);
      EvaluationResult expected = Evaluator.standard().evaluate(predictions);

      EvaluationResult result =
          Evaluator.builder()
              .executor(ForkJoinPool.commonPool(), threads)
              .build()
              .evaluate(predictions);

      assertThat(result.measures()).as("seed %d, %s", seed, shape).isEqualTo(expected.measures());
      assertThat(result.oneVsOneAuc()).isEqualTo(expected.oneVsOneAuc());
      assertThat(result.micro().measures()).isEqualTo(expected.micro().measures());
      for (String name : names) {
        ConceptResult one = expected.concept(name);
        assertThat(result.concept(name).scoreMeasures())
            .as("seed %d, %s, %s", seed, shape, name)
            .isEqualTo(one.scoreMeasures());
        assertThat(result.concept(name).findRocCurve().map(RocCurve::toString))
            .isEqualTo(one.findRocCurve().map(RocCurve::toString));
      }
    }
  }
}
