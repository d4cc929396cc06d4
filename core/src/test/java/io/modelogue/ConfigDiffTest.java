package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfigDiffTest {
  @Test
  void equalConfigurationsDoNotDiffer() {
    ConfigDiff diff = config().build().diff(config().build());

    assertThat(diff.isEmpty()).isTrue();
    assertThat(diff).hasToString("nothing changed");
  }

  @Test
  void onlyWhatDiffersIsSaid() {
    VersionConfig after =
        config().set("epochs", 50).unset("rate").set(SettingGroup.OUTPUT, "format", "npy").build();

    ConfigDiff diff = config().build().diff(after);

    assertThat(diff).hasToString("epochs 10 -> 50, rate 0.1 -> not set, format not set -> \"npy\"");
    assertThat(diff.dataset()).isEmpty();
    assertThat(diff.template()).isEmpty();
  }

  @Test
  void aSettingThatMovesToAnotherGroupIsSaidOfBothGroups() {
    VersionConfig after = config().unset("rate").set(SettingGroup.ADVANCED, "rate", 0.1).build();

    assertThat(config().build().diff(after).settings())
        .extracting(ConfigDiff.SettingChange::group)
        .containsExactly(SettingGroup.TRAINING, SettingGroup.ADVANCED);
  }

  @Test
  void conceptsAreAddedRemovedOrReordered() {
    VersionConfig before = config().build();

    assertThat(before.diff(config().concepts("spam", "scam").build()))
        .hasToString("concepts added [scam], concepts removed [ham]");
    assertThat(before.diff(config().concepts("spam", "ham").build()))
        .hasToString("concepts in another order");
  }

  @Test
  void configurationsThatAreNotEqualAlwaysDiffer() {
    DatasetRef data = DatasetRef.of("mails").digest("ab".repeat(32));
    VersionConfig before = config().dataset(data).build();
    for (DatasetRef other :
        List.of(
            data.digest("ab".repeat(31) + "ac"),
            data.rowsPerConcept(Map.of("ham", 3L)),
            data.at(URI.create("file:///mails.csv")))) {
      assertThat(before.diff(config().dataset(other).build()).dataset()).isPresent();
    }
  }

  @Test
  void templatesOfOneNameAreToldApartByWhatTheyAllowTheSameWayInEveryProcess() {
    TemplateDefinition narrow = template(10);
    TemplateDefinition wide = template(20);

    assertThat(config().template(narrow).build().diff(config().template(wide).build()))
        .hasToString("template t [5fbef2ea] -> t [1703d369]");
  }

  private static TemplateDefinition template(int most) {
    return new TemplateDefinition(
        "t", List.of(Setting.integer("epochs").range(1, most), Setting.decimal("rate")));
  }

  private static VersionConfigBuilder config() {
    return VersionConfig.builder()
        .concepts("ham", "spam")
        .set("epochs", 10)
        .set("rate", 0.1)
        .set("seed", 7);
  }

  @Test
  void versionsOfAModelWithMoreConceptsThanAConfigurationHoldsAreCompared() {
    List<String> many =
        IntStream.range(0, 3_000).mapToObj(i -> "concept-" + i + "x".repeat(100)).toList();
    try (ModelRegistry registry = ModelRegistry.inMemory().open()) {
      Model model = registry.createModel("species").concepts(many).create();
      ModelVersion all = model.register(VersionConfig.builder().build()).commit();
      ModelVersion some =
          model.register(VersionConfig.builder().concepts(many.subList(0, 5)).build()).commit();

      ConfigDiff diff = model.compare(all, some).config();

      assertThat(diff.removedConcepts()).isEqualTo(many.subList(5, 3_000));
      assertThat(diff.addedConcepts()).isEmpty();
    }
  }
}
