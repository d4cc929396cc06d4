package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rows add to an area, and the index that finds it, beside looking at all pairs. */
class ConceptInfluencesTest {
  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.Rankings#SHAPES")
  void theIndexCountsTheDistinctScoresOfPositivesAbove(String shape) {
    for (int size : new int[] {4, 50, 2000}) {
      double[] scores = Rankings.scores(random, shape, size);
      boolean[] labels = Rankings.labels(random, random.nextDouble(), size);
      double[] positives =
          IntStream.range(0, size)
              .filter(row -> labels[row])
              .mapToDouble(row -> scores[row] + 0.0)
              .distinct()
              .toArray();
      PositiveGroups groups = new PositiveGroups(ScoreCounts.of(scores, labels));
      ScoreIndex index = ScoreIndex.of(groups);

      assertThat(groups.size()).as("seed %d", seed).isEqualTo(positives.length);
      for (double score : scores) {
        int place = index.above(score + 0.0);
        assertThat(place)
            .as("seed %d, score %s", seed, score)
            .isEqualTo((int) Arrays.stream(positives).filter(each -> each > score).count());
        if (place < positives.length) {
          assertThat(index.ties(place, score + 0.0) == 1)
              .as("seed %d, score %s", seed, score)
              .isEqualTo(Arrays.stream(positives).anyMatch(each -> each == score));
        }
      }
    }
  }

  @ParameterizedTest
  @FieldSource("io.modelogue.evaluation.Rankings#SHAPES")
  void rowsAddWhatAllPairsSay(String shape) {
    for (int size : new int[] {4, 50, 600}) {
      double[] scores = Rankings.scores(random, shape, size);
      boolean[] labels = Rankings.labels(random, random.nextDouble(), size);
      ScoreCounts counts = ScoreCounts.of(scores, labels);
      ConceptInfluences influences = new ConceptInfluences(new PositiveGroups(counts));
      double area = Rankings.area(scores, labels).doubleValue();

      assertThat(influences.area()).as("seed %d", seed).isEqualTo(area);
      for (int row = 0; row < size; row++) {
        long placement = placement(scores, labels, row);
        long others = labels[row] ? counts.negatives() : counts.positives();
        long own = labels[row] ? counts.positives() : counts.negatives();
        double score = scores[row] + 0.0;
        if (!labels[row]) {
          assertThat(influences.negativePlacement(score))
              .as("seed %d, row %d", seed, row)
              .isEqualTo(placement);
        }
        assertThat(labels[row] ? influences.ofPositive(score) : influences.ofNegative(placement))
            .as("seed %d, row %d", seed, row)
            .isCloseTo((placement / (2.0 * others) - area) / own, within(1e-14));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void scoresOfEitherClassMayBeInfinite(double infinite) {
    double[] scores = {infinite, infinite, 1, 2, 3, 4, 5, 6};
    for (boolean tied : new boolean[] {false, true}) {
      boolean[] labels = {tied, false, true, false, true, false, true, true};
      ConceptInfluences influences =
          new ConceptInfluences(new PositiveGroups(ScoreCounts.of(scores, labels)));
      double area = Rankings.area(scores, labels).doubleValue();

      assertThat(influences.area()).isEqualTo(area);
      for (int row = 0; row < scores.length; row++) {
        long placement = placement(scores, labels, row);
        if (labels[row]) {
          int positives = tied ? 5 : 4;
          assertThat(influences.ofPositive(scores[row]))
              .as("row %d", row)
              .isCloseTo(
                  (placement / (2.0 * (scores.length - positives)) - area) / positives,
                  within(1e-14));
        } else {
          assertThat(influences.negativePlacement(scores[row]))
              .as("row %d", row)
              .isEqualTo(placement);
        }
      }
    }
  }

  /** Rows of the other class that this row is ranked rightly against, counted twice, plus ties. */
  private static long placement(double[] scores, boolean[] labels, int row) {
    return IntStream.range(0, scores.length)
        .filter(other -> labels[other] != labels[row])
        .mapToLong(
            other -> {
              int order = Double.compare(scores[row] + 0.0, scores[other] + 0.0);
              return 1L + Integer.signum(labels[row] ? order : -order);
            })
        .sum();
  }
}
