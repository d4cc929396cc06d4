package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A template whose settings change between a version and the one that starts from it. */
class EvolvedTemplateTest {
  private final Backend.Place place = Backend.MEMORY.place();

  @AfterEach
  void close() {
    place.close();
  }

  @Test
  void aSettingThatMovedToAnotherGroupIsTakenOverWhereItBelongsToday() {
    train(template(Setting.decimal("threshold").byDefault(0.5)), model -> model.train());

    ModelVersion child =
        train(
            template(Setting.decimal("threshold").in(SettingGroup.INFERENCE).byDefault(0.5)),
            model -> model.train().fromConfigOf(model.version(1)));

    assertThat(child.config().settings(SettingGroup.INFERENCE)).containsEntry("threshold", 0.5);
    assertThat(child.config().settings(SettingGroup.TRAINING)).doesNotContainKey("threshold");
  }

  @Test
  void aSettingThatWasDroppedSaysToUnsetIt() {
    train(template(Setting.flag("shuffle").byDefault(true)), model -> model.train());
    TrainingTemplate now = template(Setting.integer("epochs").byDefault(10));

    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> train(now, model -> model.train().fromConfigOf(model.version(1))))
        .satisfies(
            refused ->
                assertThat(refused.violations())
                    .containsExactly(
                        "setting \"shuffle\" comes from the parent and is no longer one of template"
                            + " \"logistic\"; take it out with unset(\"shuffle\")"));
    ModelVersion child =
        train(now, model -> model.train().fromConfigOf(model.version(1)).unset("shuffle"));
    assertThat(child.config().settings()).containsOnlyKeys("epochs");
  }

  @Test
  void aSettingThatIsUnsetHasItsDefaultAgain() {
    TrainingTemplate template = template(Setting.integer("epochs").byDefault(10));
    train(template, model -> model.train().set("epochs", 50));

    ModelVersion child =
        train(template, model -> model.train().fromConfigOf(model.version(1)).unset("epochs"));

    assertThat(child.config().getInt("epochs")).isEqualTo(10);
  }

  @Test
  void aTemplateWhoseSettingLooksLikeASecretIsRefusedWhereItIsMade() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> template(Setting.text("api_key")))
        .withMessage(
            "setting \"api_key\" of template \"logistic\" looks like a secret, and a history cannot"
                + " forget; give the secret to the trainer itself, or call allowSecretLikeNames() if"
                + " it is none");
  }

  @Test
  void whatATemplateAllowsItsConfigurationsMaySet() {
    for (Setting setting :
        List.of(Setting.text("token"), Setting.text("token").byDefault("<unk>"))) {
      TrainingTemplate template =
          builder("with-" + setting.defaultValue().isPresent())
              .setting(setting)
              .allowSecretLikeNames()
              .build();
      ModelVersion version =
          train(template, model -> model.train().using(template.name()).set("token", "<pad>"));
      ModelVersion child =
          train(template, model -> model.train().fromConfigOf(model.version(version.number())));

      assertThat(child.config().getText("token")).isEqualTo("<pad>");
    }
  }

  private static TrainingTemplate template(Setting setting) {
    return builder("logistic").setting(setting).build();
  }

  private static TrainingTemplateBuilder builder(String name) {
    return TrainingTemplate.named(name).trainer(context -> TrainedModel.builder().build());
  }

  private ModelVersion train(TrainingTemplate template, Function<Model, TrainingRequest> request) {
    try (ModelRegistry registry = place.registry().template(template).open()) {
      Model model = registry.createModel("spam").template("logistic").createIfAbsent();
      return request.apply(model).start().await();
    }
  }
}
