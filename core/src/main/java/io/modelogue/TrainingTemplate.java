package io.modelogue;

import io.modelogue.internal.SettingValues;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of model is trained: the settings it knows, and the code that trains and scores.
 *
 * <pre>{@code
 * TrainingTemplate logisticRegression = TrainingTemplate.named("logistic-regression")
 *     .setting(Setting.integer("epochs").range(1, 1000).byDefault(10))
 *     .setting(Setting.decimal("learningRate").range(0.0, 10.0).byDefault(0.1))
 *     .trainer(context -> train(context))
 *     .scorer((version, dataset, context) -> score(version, dataset))
 *     .build();
 * }</pre>
 *
 * <p>Immutable. A version keeps the {@linkplain #definition() definition} by value; the code is
 * bound by the template's name when a registry is opened.
 */
public final class TrainingTemplate {
  private final TemplateDefinition definition;
  private final Trainer trainer;
  private final @Nullable Scorer scorer;

  TrainingTemplate(TemplateDefinition definition, Trainer trainer, @Nullable Scorer scorer) {
    this.definition = definition;
    this.trainer = trainer;
    this.scorer = scorer;
  }

  /** Returns a builder of a template of this name. */
  public static TrainingTemplateBuilder named(String name) {
    return new TrainingTemplateBuilder(name);
  }

  /** Returns its name. */
  public String name() {
    return definition.name();
  }

  /** Returns what it allows, without the code. */
  public TemplateDefinition definition() {
    return definition;
  }

  /** Returns a builder of its defaults, which may set everything that the template defines. */
  VersionConfigBuilder defaults() {
    VersionConfigBuilder defaults = definition.defaults().toBuilder();
    boolean secretLike =
        definition.settings().stream().map(Setting::name).anyMatch(SettingValues::looksSecret);
    return secretLike ? defaults.allowSecretLikeNames() : defaults;
  }

  Trainer trainer() {
    return trainer;
  }

  Optional<Scorer> scorer() {
    return Optional.ofNullable(scorer);
  }
}
