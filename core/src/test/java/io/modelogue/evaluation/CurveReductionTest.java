package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reduction of lines that are longer than the points which may wait. */
class CurveReductionTest {
  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @ParameterizedTest
  @ValueSource(ints = {20, 21, 80, 81, 82, 83, 84, 400, 3000})
  void aLongLineLosesSmallTrianglesInRoundsAndThenTheSmallest(int size) {
    double[] x = ascending(size);
    double[] y = ascending(size);
    CurveReduction reduction = new CurveReduction(x, y, 10);
    BitSet kept = reduction.reduceTo(20);

    List<Integer> line = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    double lost = 0;
    while (line.size() > 80) {
      lost += removeSmall(line, 80, x, y);
    }
    while (line.size() > 20) {
      lost += removeSmallest(line, x, y);
    }
    assertThat(kept.stream().boxed().toList()).as("seed %d", seed).isEqualTo(line);
    assertThat(reduction.lostArea()).as("seed %d", seed).isCloseTo(lost, withinPercentage(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 100, 299})
  void roundsEndAtTheNumberOfPointsAndKeepTheEnds(int points) {
    CoarseReduction reduction = new CoarseReduction(ascending(300), ascending(300));
    reduction.reduceTo(points);

    assertThat(reduction.size()).as("seed %d", seed).isEqualTo(points);
    assertThat(reduction.point(0)).isZero();
    assertThat(reduction.point(points - 1)).isEqualTo(299);
  }

  @Test
  void aStraightLineLosesNothing() {
    double[] straight = IntStream.range(0, 50_000).mapToDouble(i -> i).toArray();
    CurveReduction reduction = new CurveReduction(straight, straight);

    assertThat(reduction.reduceTo(100).cardinality()).isEqualTo(100);
    assertThat(reduction.lostArea()).isZero();
  }

  @Test
  void theLostAreaOfALongCurveIsTrue() {
    int rows = 60_000;
    double[] scores = new double[rows];
    boolean[] labels = Rankings.labels(random, 0.4, rows);
    for (int row = 0; row < rows; row++) {
      scores[row] = random.nextGaussian() + (labels[row] ? 1 : 0);
    }
    RocCurve full = RocCurve.of(scores, labels);
    RocCurve capped = full.atMost(1000);

    assertThat(full.size()).isGreaterThan(20_000);
    assertThat(capped.size()).isEqualTo(1000);
    assertThat(Math.abs(capped.area() - full.area()))
        .as("seed %d", seed)
        .isLessThanOrEqualTo(capped.lostArea());
    assertThat(capped.lostArea()).as("seed %d", seed).isLessThan(0.001);
  }

  private double[] ascending(int size) {
    double[] values = new double[size];
    for (int i = 1; i < size; i++) {
      values[i] = values[i - 1] + random.nextInt(3);
    }
    return values;
  }

  /** One round, in which at least half of the points are looked at as small ones. */
  private static double removeSmall(List<Integer> line, int points, double[] x, double[] y) {
    int most = line.size() - points;
    double[] sorted =
        IntStream.range(1, line.size() - 1)
            .mapToDouble(place -> triangle(line, place, x, y))
            .sorted()
            .toArray();
    double median = sorted[Math.min(most, line.size() / 2) - 1];
    // up to the next multiple of a quarter of the power of two below
    double quarter = Math.max(Double.MIN_NORMAL, Math.scalb(1.0, Math.getExponent(median) - 2));
    double limit = (Math.floor(median / quarter) + 1) * quarter;
    double lost = 0;
    int gone = 0;
    for (int place = 1; place < line.size() - 1; ) {
      double area = triangle(line, place, x, y);
      if (area < limit && gone < most) {
        line.remove(place);
        lost += area;
        gone++;
      } else {
        place++;
      }
    }
    return lost;
  }

  private static double removeSmallest(List<Integer> line, double[] x, double[] y) {
    int smallest = 1;
    for (int i = 2; i < line.size() - 1; i++) {
      smallest = triangle(line, i, x, y) < triangle(line, smallest, x, y) ? i : smallest;
    }
    double area = triangle(line, smallest, x, y);
    line.remove(smallest);
    return area;
  }

  private static double triangle(List<Integer> line, int place, double[] x, double[] y) {
    int a = line.get(place - 1);
    int i = line.get(place);
    int b = line.get(place + 1);
    return Math.abs((x[i] - x[a]) * (y[b] - y[a]) - (x[b] - x[a]) * (y[i] - y[a])) / 2;
  }
}
