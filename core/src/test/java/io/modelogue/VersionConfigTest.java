package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.modelogue.internal.Limits;
import io.modelogue.internal.journal.ConfigJson;
import java.math.BigInteger;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionConfigTest {
  private static final TemplateDefinition TEMPLATE =
      new TemplateDefinition(
          "logistic",
          List.of(
              Setting.integer("epochs").range(1, 100).byDefault(10),
              Setting.decimal("rate").in(SettingGroup.ADVANCED).range(0, 1).byDefault(0.5),
              Setting.text("norm").oneOf("l1", "l2"),
              Setting.flag("shuffle").in(SettingGroup.INFERENCE)));

  @Test
  void numbersAreKeptAsLongAndDouble() {
    VersionConfig config =
        VersionConfig.builder()
            .set("byte", (byte) 1)
            .set("int", 2)
            .set("float", 0.5f)
            .set("flag", true)
            .set("text", "x")
            .build();

    assertThat(config.settings().values()).containsExactlyInAnyOrder(1L, 2L, 0.5, true, "x");
    assertThat(config.getInt("int")).isEqualTo(2);
    assertThat(config.getDouble("int")).isEqualTo(2.0);
    assertThat(config.getFlag("flag")).isTrue();
  }

  @Test
  void aSettingOfAnotherTypeSaysWhichItIs() {
    VersionConfig config = VersionConfig.builder().set("epochs", "ten").set("n", 1L << 31).build();

    assertThatExceptionOfType(ClassCastException.class)
        .isThrownBy(() -> config.getLong("epochs"))
        .withMessageContaining("setting \"epochs\" is \"ten\"");
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> config.getInt("n"));
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> config.get("epoch"))
        .withMessageContaining("did you mean \"epochs\"?");
  }

  @Test
  void whatIsNoSettingIsRefused() {
    for (Object value :
        new Object[] {Double.NaN, Float.POSITIVE_INFINITY, BigInteger.ONE, 'c', List.of()}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> VersionConfig.builder().set("s", value))
          .withMessageContaining("\"s\"");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> VersionConfig.builder().set(" ", 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VersionConfig.builder().set("a\u0007", 1));
  }

  @Test
  void theTemplateTypesGroupsAndCompletesTheSettingsWheneverItIsNamed() {
    VersionConfig before =
        VersionConfig.builder().template(TEMPLATE).set("rate", 1).set("shuffle", true).build();
    VersionConfig after =
        VersionConfig.builder().set("rate", 1).set("shuffle", true).template(TEMPLATE).build();

    assertThat(before.settings(SettingGroup.ADVANCED)).containsEntry("rate", 1.0);
    assertThat(before.settings(SettingGroup.INFERENCE)).containsEntry("shuffle", true);
    assertThat(before.settings(SettingGroup.TRAINING)).containsEntry("epochs", 10L);
    assertThat(after).isEqualTo(before);
  }

  @Test
  void aGroupThatWasNamedIsKept() {
    VersionConfig config =
        VersionConfig.builder()
            .set(SettingGroup.OUTPUT, "rate", 1)
            .set("own", 1)
            .template(TEMPLATE)
            .build();

    assertThat(config.settings(SettingGroup.OUTPUT)).containsEntry("rate", 1.0);
    assertThat(config.settings(SettingGroup.TRAINING)).containsEntry("own", 1L);
    assertThat(config.toBuilder().set("own", 2).build().settings(SettingGroup.TRAINING))
        .containsEntry("own", 2L);
  }

  @Test
  void aBuilderThatGoesOnDoesNotChangeWhatItHasBuilt() {
    VersionConfigBuilder builder = VersionConfig.builder().set("a", 1);
    VersionConfig built = builder.build();
    VersionConfig rebuilt = builder.set("a", 2).set("b", 3).build();

    assertThat(built.settings()).containsOnlyKeys("a").containsEntry("a", 1L);
    assertThat(rebuilt.toBuilder().build()).isEqualTo(rebuilt);
  }

  @Test
  void allViolationsAreNamedAtOnceWithSuggestions() {
    VersionConfig config =
        VersionConfig.builder()
            .template(TEMPLATE)
            .set("epoch", 5)
            .set("epochs", 101)
            .set("norm", "l3")
            .set(SettingGroup.OUTPUT, "rate", 0.5)
            .build();

    assertThat(TEMPLATE.violations(config))
        .containsExactlyInAnyOrder(
            "setting \"epoch\" is not one of template \"logistic\"; did you mean \"epochs\"?",
            "setting \"epochs\" is 101; allowed is 1 to 100",
            "setting \"norm\" is \"l3\"; allowed are \"l1\", \"l2\"",
            "setting \"rate\" belongs to the group ADVANCED, not OUTPUT",
            "setting \"shuffle\" has no default and is not set");
  }

  @Test
  void aRangeIncludesItsEnds() {
    for (int epochs : new int[] {1, 100}) {
      assertThat(violationsOfEpochs(epochs)).isEmpty();
    }
    for (Object epochs : new Object[] {0, 101, 1.5, "10", true}) {
      assertThat(violationsOfEpochs(epochs)).hasSize(1);
    }
  }

  private static List<String> violationsOfEpochs(Object epochs) {
    return TEMPLATE.violations(
        VersionConfig.builder()
            .template(TEMPLATE)
            .set("epochs", epochs)
            .set("norm", "l1")
            .set("shuffle", true)
            .build());
  }

  @Test
  void aWholeNumberThatNoDoubleHoldsIsNotRoundedSilently() {
    long odd = (1L << 53) + 1;
    TemplateDefinition template =
        new TemplateDefinition("t", List.of(Setting.decimal("x"), Setting.decimal("y")));
    VersionConfig config =
        VersionConfig.builder().template(template).set("x", odd).set("y", 1L << 60).build();

    assertThat(config.get("x")).isEqualTo(odd);
    assertThat(config.get("y")).isEqualTo(0x1p60);
    assertThat(template.violations(config)).singleElement().asString().contains("\"x\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "Passwd",
        "SECRET",
        "api_key",
        "api-key",
        "apikey",
        "token",
        "access.token",
        "AUTH_TOKEN",
        "privateKey",
        "client-secret"
      })
  void aNameThatLooksLikeASecretIsRefusedUnlessTheCallerSaysOtherwise(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VersionConfig.builder().set(name, "x").build())
        .withMessageContainingAll(name, "allowSecretLikeNames()");
    VersionConfig allowed = VersionConfig.builder().set(name, 1).allowSecretLikeNames().build();
    assertThat(allowed.toBuilder().set("more", 1).build().settings()).containsKey(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"max_tokens", "tokenizer", "tokens", "keyboard", "secretary", "auth"})
  void aNameThatOnlyContainsSuchAWordIsFine(String name) {
    assertThat(VersionConfig.builder().set(name, 1).build().settings()).containsKey(name);
  }

  @Test
  void oneNameInTwoGroupsIsRefused() {
    VersionConfigBuilder config =
        VersionConfig.builder().set("a", 1).set(SettingGroup.OUTPUT, "a", 2);

    assertThatIllegalArgumentException()
        .isThrownBy(config::build)
        .withMessageContaining("\"a\" stands in two groups");
  }

  @Test
  void conceptsEndAtTheirLimitAndStandOnce() {
    assertThat(VersionConfig.builder().concepts(concepts(Limits.CONCEPTS)).build().concepts())
        .hasSize(Limits.CONCEPTS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VersionConfig.builder().concepts(concepts(Limits.CONCEPTS + 1)).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VersionConfig.builder().concepts("a", "b", "a").build())
        .withMessageContaining("twice");
  }

  private static List<String> concepts(int count) {
    return IntStream.range(0, count).mapToObj(i -> "c" + i).toList();
  }

  @Test
  void namesAndTextsEndAtTheirLimits() {
    String name = "n".repeat(Limits.NAME);
    String text = "t".repeat(Limits.TEXT);

    assertThat(VersionConfig.builder().set(name, text).build().get(name)).isEqualTo(text);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VersionConfig.builder().set(name + "n", 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VersionConfig.builder().set("s", text + "t"));
  }

  @Test
  void aConfigurationEndsAtItsLimitInBytes() {
    VersionConfigBuilder config = VersionConfig.builder();
    for (int i = 0; i < 13; i++) {
      config.set("s" + i, "t".repeat(Limits.TEXT));
    }
    config.set("last", "");
    int left = Limits.CONFIG_BYTES - ConfigJson.size(config.build());

    assertThat(ConfigJson.size(config.set("last", "t".repeat(left)).build()))
        .isEqualTo(Limits.CONFIG_BYTES);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config.set("last", "t".repeat(left + 1)).build())
        .withMessageContaining(String.valueOf(Limits.CONFIG_BYTES));
  }
}
