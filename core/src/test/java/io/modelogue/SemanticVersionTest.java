package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticVersionTest {
  /** Rising; the pre-releases of 1.0.0 are the example of semver.org, point 11. */
  private static final List<String> RISING =
      List.of(
          "0.0.0-0",
          "0.0.0",
          "0.9.9",
          "1.0.0-alpha",
          "1.0.0-alpha.1",
          "1.0.0-alpha.beta",
          "1.0.0-beta",
          "1.0.0-beta.2",
          "1.0.0-beta.11",
          "1.0.0-rc.1",
          "1.0.0",
          "1.9.0",
          "1.10.0",
          "1.10.1",
          "2.0.0--",
          "2.0.0-Z",
          "2.0.0-a",
          "2.0.0",
          "v3.0.0",
          "99999999999999999999.0.0",
          "100000000000000000000.0.0");

  @Test
  void allAreComparedByPrecedence() {
    for (int i = 0; i < RISING.size(); i++) {
      for (int j = 0; j < RISING.size(); j++) {
        SemanticVersion a = SemanticVersion.parse(RISING.get(i));
        SemanticVersion b = SemanticVersion.parse(RISING.get(j));
        assertThat(Integer.signum(a.compareTo(b)))
            .as("%s and %s", a, b)
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @Test
  void labelsAreSortedWithTheOthersLast() {
    List<String> sorted = new ArrayList<>(RISING);
    sorted.addAll(List.of("", "1.0", "2026-03-03", "Baseline", "baseline", "模型"));
    List<String> labels = new ArrayList<>(sorted);
    Collections.shuffle(labels, new Random(42));

    labels.sort(SemanticVersion.labelOrder());

    assertThat(labels).isEqualTo(sorted);
  }

  @Test
  void buildMetadataHasNoPrecedenceButLabelsStayApart() {
    SemanticVersion plain = SemanticVersion.parse("1.0.0");
    SemanticVersion linux = SemanticVersion.parse("1.0.0+linux.001");

    assertThat(plain).isEqualByComparingTo(linux).isNotEqualTo(linux);
    assertThat(plain).isEqualByComparingTo(SemanticVersion.parse("v1.0.0"));
    assertThat(SemanticVersion.labelOrder().compare("1.0.0", "1.0.0+linux.001")).isNegative();
    assertThat(SemanticVersion.labelOrder().compare("1.0.0", "1.0.0")).isZero();
  }

  @Test
  void aPreReleaseIsKnown() {
    assertThat(SemanticVersion.parse("2.0.0-rc.1").isPreRelease()).isTrue();
    assertThat(SemanticVersion.parse("2.0.0+rc.1").isPreRelease()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1.0",
        "1.0.0.0",
        "01.0.0",
        "1.0.0-",
        "1.0.0-01",
        "1.0.0-a..b",
        "1.0.0+",
        "1.0.0+a+b",
        "-1.0.0",
        "V1.0.0",
        "1.0.0 ",
        "1.0.0-ä",
        "1.0.٣",
        "",
        "\n1.0.0"
      })
  void whatIsNoSemanticVersionIsNotTakenForOne(String label) {
    assertThat(SemanticVersion.find(label)).isEmpty();
    assertThatThrownBy(() -> SemanticVersion.parse(label))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + label + "\" is not a semantic version; write three numbers");
  }

  @Test
  void aLongHostileLabelIsReadInNoTime() {
    assertThat(SemanticVersion.find("1.0.0-" + "1a-".repeat(60) + "!")).isEmpty();
    assertThat(SemanticVersion.find("1.0.0-" + "0".repeat(190))).isEmpty();
    assertThat(SemanticVersion.find("1.0.0-" + "1.".repeat(90) + "1")).isPresent();
  }
}
