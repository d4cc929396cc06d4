package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {

  @Test
  void adjustsLikeTheStepDownProcedure() {
    // p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") in R
    assertThat(Holm.adjust(0.01, 0.04, 0.03, 0.005))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
  }

  @Test
  void neverExceedsOneAndKeepsASingleTestAsItIs() {
    assertThat(Holm.adjust(0.9, 0.8)).containsExactly(1, 1);
    assertThat(Holm.adjust(0.3)).containsExactly(0.3);
    assertThat(Holm.adjust()).isEmpty();
  }

  @Test
  void impossibleAndCertainAreProbabilitiesToo() {
    assertThat(Holm.adjust(1, 0)).containsExactly(1, 0);
  }

  @Test
  void leavesTheGivenValuesAsTheyAre() {
    double[] given = {0.5, 0.1};
    Holm.adjust(given);
    assertThat(given).containsExactly(0.5, 0.1);
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Holm.adjust(0.1, Double.NaN))
        .withMessage("a p-value lies in [0, 1], not at NaN");
    assertThatIllegalArgumentException().isThrownBy(() -> Holm.adjust(1.1));
  }
}
