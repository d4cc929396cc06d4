package io.modelogue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.modelogue.internal.SettingValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects a {@link TrainingTemplate}. Not safe for use by several threads. */
public final class TrainingTemplateBuilder {
  private final String name;
  private final List<Setting> settings = new ArrayList<>();
  private @Nullable Trainer trainer;
  private @Nullable Scorer scorer;
  private boolean secretsAllowed;

  TrainingTemplateBuilder(String name) {
    this.name = name;
  }

  /** Adds a setting. */
  @CanIgnoreReturnValue
  public TrainingTemplateBuilder setting(Setting setting) {
    settings.add(setting);
    return this;
  }

  /** Names the code that trains; it is required. */
  @CanIgnoreReturnValue
  public TrainingTemplateBuilder trainer(Trainer code) {
    trainer = Objects.requireNonNull(code);
    return this;
  }

  /** Names the code that scores; without it, evaluations are given their predictions. */
  @CanIgnoreReturnValue
  public TrainingTemplateBuilder scorer(Scorer code) {
    scorer = Objects.requireNonNull(code);
    return this;
  }

  /**
   * Allows settings whose names look like those of secrets, in the template and in the
   * configurations that are trained with it. A history cannot forget: do this only for settings
   * that are none.
   */
  @CanIgnoreReturnValue
  public TrainingTemplateBuilder allowSecretLikeNames() {
    secretsAllowed = true;
    return this;
  }

  /**
   * Returns the template.
   *
   * @throws IllegalArgumentException if the name is not a name, a setting is defined twice, or its
   *     name looks like that of a secret
   * @throws IllegalStateException if it has no trainer
   */
  public TrainingTemplate build() {
    if (trainer == null) {
      throw new IllegalStateException(
          "template \"" + name + "\" has no trainer; name the code that trains with trainer(...)");
    }
    if (!secretsAllowed) {
      settings.forEach(this::requireNoSecret);
    }
    return new TrainingTemplate(new TemplateDefinition(name, settings), trainer, scorer);
  }

  private void requireNoSecret(Setting setting) {
    if (SettingValues.looksSecret(setting.name())) {
      throw new IllegalArgumentException(
          "setting \""
              + setting.name()
              + "\" of template \""
              + name
              + "\" looks like a secret, and a history cannot forget; give the secret to the trainer"
              + " itself, or call allowSecretLikeNames() if it is none");
    }
  }
}
