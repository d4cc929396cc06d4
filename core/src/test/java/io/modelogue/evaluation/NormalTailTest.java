package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values were computed with forty digits by mpmath. */
class NormalTailTest {
  private static final Percentage FOURTEEN_DIGITS = withinPercentage(1e-12);

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "0.1, 0.92034432544594203266",
    "0.5, 0.61707507745197379272",
    "1, 0.31731050786291410283",
    "1.5, 0.13361440253771613201",
    "1.9, 0.057433119632003610458",
    "1.999, 0.04560835386531776547",
    "2, 0.045500263896358414401",
    "2.001, 0.045392389891283113019",
    "2.5, 0.012419330651552270334",
    "3, 0.0026997960632601890533",
    "4, 0.000063342483666239842508",
    "5, 5.7330314375838782335e-7",
    "6.5, 8.0320011677182356167e-11",
    "8, 1.2441921148543568247e-15",
    "9.230248830625689, 2.7000392691776842232e-20",
    "3.3, 0.0009668482847675550142",
    "7.7, 1.3606623081547922637e-14",
    "17.3, 4.7038889176184646334e-67",
    "25.7, 1.1688820748761548676e-145",
    "33.3, 3.8610110118556799523e-243",
    "36.9, 4.6210489622812350122e-298",
    "12, 3.5529642241553579954e-33",
    "20, 5.5072482372124673902e-89",
    "30, 9.8134278542963741191e-198",
    "37.5, 9.2107060191639096877e-308"
  })
  void tailsAreAccurateRelativeToThemselves(double z, double expected) {
    assertThat(NormalTail.twoSided(z)).isCloseTo(expected, FOURTEEN_DIGITS);
    assertThat(NormalTail.twoSided(-z)).isEqualTo(NormalTail.twoSided(z));
  }

  @ParameterizedTest
  @CsvSource({
    "1e-300, -37.047096299361199237",
    "1e-10, -6.3613409024040561991",
    "0.001, -3.0902323061678135354",
    "0.025, -1.9599639845400542118",
    "0.1, -1.2815515655446004353",
    "0.3, -0.52440051270804081597",
    "0.5, 0",
    "0.6, 0.25334710313579974132",
    "0.9, 1.2815515655446005935",
    "0.975, 1.9599639845400538556",
    "0.995, 2.5758293035489004539"
  })
  void quantilesAreAccurate(double p, double expected) {
    assertThat(NormalTail.quantile(p)).isCloseTo(expected, within(1e-13));
  }

  @Test
  void theTailNeverRisesWhereSeriesAndFractionMeet() {
    double before = NormalTail.twoSided(1.99);
    for (double z = 1.99; z < 2.01; z += 1e-5) {
      double tail = NormalTail.twoSided(z);
      assertThat(tail).isLessThanOrEqualTo(before);
      before = tail;
    }
  }

  @Test
  void farOutTheTailIsZeroAndNotNaN() {
    assertThat(NormalTail.twoSided(100)).isEqualTo(Double.MIN_VALUE);
    assertThat(NormalTail.twoSided(Double.POSITIVE_INFINITY)).isEqualTo(Double.MIN_VALUE);
  }
}
