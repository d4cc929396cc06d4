package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reduction of lines that are longer than the points which may wait. */
class CurveReductionTest {
  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @ParameterizedTest
  @ValueSource(ints = {20, 21, 80, 81, 82, 83, 84, 400})
  void aLongLineLosesTheSmallestOfThoseThatWait(int size) {
    double[] x = ascending(size);
    double[] y = ascending(size);
    CurveReduction reduction = new CurveReduction(x, y, 10);
    BitSet kept = reduction.reduceTo(20);

    List<Integer> line = new ArrayList<>(List.of(0));
    double lost = 0;
    for (int point = 1; point < size; point++) {
      line.add(point);
      if (line.size() - 2 > 80) {
        lost += removeSmallest(line, x, y);
      }
    }
    while (line.size() > 20) {
      lost += removeSmallest(line, x, y);
    }
    assertThat(kept.stream().boxed().toList()).as("seed %d", seed).isEqualTo(line);
    assertThat(reduction.lostArea()).as("seed %d", seed).isCloseTo(lost, within(1e-15));
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
    assertThat(capped.lostArea()).as("seed %d", seed).isLessThan(0.005);
  }

  private double[] ascending(int size) {
    double[] values = new double[size];
    for (int i = 1; i < size; i++) {
      values[i] = values[i - 1] + random.nextInt(3);
    }
    return values;
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
