package io.modelogue.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.AliasAssignment;
import io.modelogue.AliasNotFoundException;
import io.modelogue.Model;
import io.modelogue.ModelRegistry;
import io.modelogue.ModelVersion;
import io.modelogue.SettingGroup;
import io.modelogue.VersionConfig;
import io.modelogue.examples.SpamFilterService.Decision;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * How to test code that uses a registry: the real registry in memory, with a clock that stands
 * still.
 */
class UnitTestWithMemoryTest {
  private static final Instant NOW = Instant.parse("2026-03-03T09:15:00Z");
  private static final String MAIL = "Win free money now";

  private final ModelRegistry registry =
      ModelRegistry.inMemory().clock(Clock.fixed(NOW, ZoneOffset.UTC)).actor("ada").open();
  private final Model model = registry.createModel("spam-filter").create();
  private final ModelVersion strict = version(1, "free", "money");
  private final ModelVersion lenient = version(2, "money", "lottery");

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void theDecisionNamesTheVersionThatMadeIt() {
    promote(strict, "the first");

    SpamFilterService service = new SpamFilterService(model);

    assertThat(service.decide(MAIL)).isEqualTo(new Decision(true, strict.number()));
    assertThat(service.decide("See you at lunch")).isEqualTo(new Decision(false, strict.number()));
  }

  @Test
  void aNewChampionDecidesAfterReloading() {
    promote(strict, "the first");
    SpamFilterService service = new SpamFilterService(model);
    promote(lenient, "fewer false alarms");
    assertThat(service.decide(MAIL).version()).isEqualTo(strict.number());

    service.reload();

    assertThat(service.decide(MAIL)).isEqualTo(new Decision(false, lenient.number()));
  }

  @Test
  void goingBackIsWrittenDownWithItsReason() {
    promote(strict, "the first");
    promote(lenient, "fewer false alarms");
    SpamFilterService service = new SpamFilterService(model);

    service.goBack("spam gets through");

    assertThat(service.decide(MAIL).version()).isEqualTo(strict.number());
    AliasAssignment last = last("champion");
    assertThat(last.version()).hasValue(strict.number());
    assertThat(last.reason()).hasValue("spam gets through");
    assertThat(last.actor()).isEqualTo("ada");
    assertThat(last.at()).isEqualTo(NOW);
    assertThat(last.rollsBack()).isPresent();
    assertThat(model.verify().isIntact()).isTrue();
  }

  @Test
  void withoutAChampionThereIsNoService() {
    assertThatThrownBy(() -> new SpamFilterService(model))
        .isInstanceOf(AliasNotFoundException.class)
        .hasMessageContaining("champion");
  }

  private ModelVersion version(int threshold, String... words) {
    VersionConfig config =
        VersionConfig.builder()
            .set(SettingGroup.INFERENCE, SpamFilterService.THRESHOLD, threshold)
            .build();
    byte[] list = String.join("\n", words).getBytes(StandardCharsets.UTF_8);
    return model.register(config).artifact(SpamFilterService.WORDS, list).commit();
  }

  private void promote(ModelVersion version, String reason) {
    version.promote(SpamFilterService.CHAMPION).because(reason).commit();
  }

  private AliasAssignment last(String alias) {
    return model.now().aliasHistory(alias).stream().reduce((a, b) -> b).orElseThrow();
  }
}
