package io.modelogue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
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
   * Returns the template.
   *
   * @throws IllegalArgumentException if the name is not a name or a setting is defined twice
   * @throws IllegalStateException if it has no trainer
   */
  public TrainingTemplate build() {
    if (trainer == null) {
      throw new IllegalStateException(
          "template \"" + name + "\" has no trainer; name the code that trains with trainer(...)");
    }
    return new TrainingTemplate(new TemplateDefinition(name, settings), trainer, scorer);
  }
}
