package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AucIntervalTest {
  private static final double Z = 1.959963984540054;

  @ParameterizedTest
  @CsvSource({"0.5, 0.1", "0.9317, 0.0068", "0.98, 0.0028", "0.02, 0.01", "0.999999, 0.0001"})
  void logitIntervalsAreTurnedBackFromTheLogOdds(double area, double standardError) {
    double logit = Math.log(area / (1 - area));
    double reach = Z * standardError / (area * (1 - area));

    Measure measure =
        new AucInterval(IntervalMethod.LOGIT, 0.95).around(area, standardError * standardError);

    ConfidenceInterval interval = measure.confidenceInterval().orElseThrow();
    assertThat(measure.value()).isEqualTo(area);
    assertThat(measure.standardError().orElseThrow()).isCloseTo(standardError, within(1e-15));
    assertThat(interval.level()).isEqualTo(0.95);
    assertThat(interval.lower()).isCloseTo(1 / (1 + Math.exp(-(logit - reach))), within(1e-13));
    assertThat(interval.upper()).isCloseTo(1 / (1 + Math.exp(-(logit + reach))), within(1e-13));
    assertThat(interval.contains(area)).isTrue();
  }

  @Test
  void logitIntervalsStayInsideWhereTheOtherIsClipped() {
    Measure wald = new AucInterval(IntervalMethod.WALD, 0.95).around(0.99, 0.01 * 0.01);
    Measure logit = new AucInterval(IntervalMethod.LOGIT, 0.95).around(0.99, 0.01 * 0.01);
    Measure extreme = new AucInterval(IntervalMethod.LOGIT, 0.95).around(1 - 1e-12, 0.25);

    assertThat(wald.confidenceInterval().orElseThrow().upper()).isEqualTo(1);
    assertThat(wald.confidenceInterval().orElseThrow().lower())
        .isCloseTo(0.99 - Z * 0.01, within(1e-15));
    assertThat(logit.confidenceInterval().orElseThrow().upper()).isLessThan(1);
    assertThat(extreme.confidenceInterval().orElseThrow())
        .isEqualTo(new ConfidenceInterval(0, 1, 0.95));
  }

  @Test
  void withoutVariationThereIsNoInterval() {
    for (IntervalMethod method : IntervalMethod.values()) {
      Measure none = new AucInterval(method, 0.95).around(0.7, 0);
      assertThat(none.value()).isEqualTo(0.7);
      assertThat(none.whyNoInterval().orElseThrow().reason())
          .isEqualTo(UndefinedReason.NO_VARIATION);
    }
    for (double area : new double[] {0, 1}) {
      assertThat(
              new AucInterval(IntervalMethod.LOGIT, 0.95)
                  .around(area, 1e-20)
                  .whyNoInterval()
                  .orElseThrow()
                  .explanation())
          .isEqualTo("an area of 0 or 1 has no logit interval");
    }
  }
}
