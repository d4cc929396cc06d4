package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.internal.journal.SampleHistory;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  /**
   * SHA-256 of the canonical JSON, worked out elsewhere, as of the first release; it must never
   * change, or equal configurations seem different.
   */
  private static final String GOLDEN =
      "2c71a218121afd40cefcc2958cce557c56ffaa9363f954b955fc4196c09b058d";

  private static final String EMPTY =
      "37b6a73fc8b8b47ef48345ff629ccb70b638f0d0aa9878582763a12e5c5f777e";

  @Test
  void theFingerprintOfAConfigurationStaysTheSameForEver() {
    assertThat(SampleHistory.config().fingerprint()).isEqualTo(GOLDEN);
    assertThat(VersionConfig.builder().build().fingerprint()).isEqualTo(EMPTY);
  }

  @Test
  void theOrderInWhichSettingsAreWrittenDoesNotMatter() {
    long seed = Long.getLong("modelogue.seed", System.nanoTime());
    Random random = new Random(seed);
    List<String> names =
        new ArrayList<>(List.of("a", "B", "\u00e9", "\ufb33", "\ud83d\ude00", "z"));
    VersionConfig first = inOrder(names);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(names, random);

      assertThat(inOrder(names)).as("seed " + seed).isEqualTo(first);
      assertThat(inOrder(names).fingerprint()).as("seed " + seed).isEqualTo(first.fingerprint());
    }
  }

  private static VersionConfig inOrder(List<String> names) {
    VersionConfigBuilder config = VersionConfig.builder();
    names.forEach(name -> config.set(name, name.length()));
    return config.build();
  }

  @Test
  void everyInputThatIsListedChangesIt() {
    TemplateDefinition template = template(Setting.integer("epochs"));
    List<VersionConfigBuilder> all =
        List.of(
            config(),
            config().set("epochs", 11),
            config().set("epochs", "10"),
            config().set("more", 1),
            config().unset("epochs"),
            config().unset("epochs").set(SettingGroup.ADVANCED, "epochs", 10),
            config().concepts("spam", "ham"),
            config().concepts("ham", "spam", "scam"),
            config().dataset(DatasetRef.of("other")),
            config().dataset(DatasetRef.of("mails").version("2")),
            config().dataset(DatasetRef.of("mails").digest("ab".repeat(32))),
            config().dataset(DatasetRef.of("mails").digest("ac".repeat(32))),
            config().template(template),
            config().template(new TemplateDefinition("u", template.settings())),
            config().template(template(Setting.integer("epochs").range(1, 10))),
            config().template(template(Setting.integer("epochs").range(1, 11))),
            config().template(template(Setting.integer("epochs").byDefault(7))),
            config().template(template(Setting.integer("epochs").oneOf(10, 20))),
            config().template(template(Setting.decimal("epochs"))),
            config().template(template(Setting.integer("epochs").in(SettingGroup.OUTPUT))));

    assertThat(all.stream().map(c -> c.build().fingerprint())).doesNotHaveDuplicates();
  }

  @Test
  void whereTheSameDataLiesAndWhatItIsCalledDoesNotChangeIt() {
    DatasetRef data = DatasetRef.of("mails").digest("ab".repeat(32));
    List<DatasetRef> same =
        List.of(
            data,
            data.named("copy of mails"),
            data.version("3"),
            data.at(URI.create("s3://elsewhere")),
            data.rows(5),
            data.rowsPerConcept(Map.of("ham", 5L)));

    assertThat(same.stream().map(d -> config().dataset(d).build().fingerprint()).distinct())
        .hasSize(1);
  }

  @Test
  void notesParentAndEnvironmentDoNotChangeIt() {
    try (ModelRegistry registry = ModelRegistry.inMemory().open()) {
      Model model = registry.createModel("m").create();
      VersionConfig config = config().build();
      ModelVersion plain = model.register(config).commit();
      ModelVersion rich =
          model
              .register(config)
              .from(plain)
              .note("a note")
              .label("1.0")
              .tag("k", "v")
              .trainedIn(Environment.of("Python", "Linux", "x86_64"))
              .commit();

      assertThat(rich.config().fingerprint()).isEqualTo(plain.config().fingerprint());
    }
  }

  @Test
  void wholeNumbersThatAreTheSameDoubleHaveTwoFingerprints() {
    long beyond = 1L << 53;

    assertThat(config().set("n", beyond).build().fingerprint())
        .isNotEqualTo(config().set("n", beyond + 1).build().fingerprint());
    assertThat(config().set("n", Long.MIN_VALUE).build().fingerprint())
        .isNotEqualTo(config().set("n", -0x1p63).build().fingerprint());
    assertThat(config().set("n", beyond).build().fingerprint())
        .isNotEqualTo(config().set("n", "integer:" + beyond).build().fingerprint());
  }

  @Test
  void aDatasetNameWithAnAtSignIsNotTakenForAVersion() {
    DatasetRef named = DatasetRef.of("mails@2");
    DatasetRef versioned = DatasetRef.of("mails").version("2");

    assertThat(named.sameDataAs(versioned)).isFalse();
    assertThat(versioned.identity()).isEqualTo("name:mails@2");
    assertThat(DatasetRef.of("a\\").version("b").identity())
        .isNotEqualTo(DatasetRef.of("a").version("@b").identity())
        .isNotEqualTo(DatasetRef.of("a\\@b").identity());
  }

  private static VersionConfigBuilder config() {
    return VersionConfig.builder()
        .concepts("ham", "spam")
        .dataset(DatasetRef.of("mails"))
        .set("epochs", 10);
  }

  private static TemplateDefinition template(Setting setting) {
    return new TemplateDefinition("t", List.of(setting));
  }
}
