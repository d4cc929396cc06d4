package io.modelogue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.modelogue.history.RunIdentity;
import io.modelogue.internal.Ids;
import io.modelogue.internal.Names;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.VersionDraft;
import io.modelogue.internal.state.VersionRequests;
import io.modelogue.internal.state.VersionState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A training that is about to start. Not safe for use by several threads.
 *
 * <pre>{@code
 * model.train().on(trainingSet).fromConfigOf(v1).set("epochs", 50).start().await()
 * }</pre>
 *
 * <p>Nothing happens before {@link #start()}.
 */
@CheckReturnValue
public final class TrainingRequest {
  private final OpenRegistry registry;
  private final ModelState model;
  private final List<Consumer<VersionConfigBuilder>> changes = new ArrayList<>();
  private final Map<String, String> tags = new LinkedHashMap<>();
  private @Nullable String template;
  private @Nullable ModelVersion parent;
  private @Nullable String label;
  private @Nullable String note;
  private @Nullable String reason;
  private @Nullable DatasetRef evaluated;

  TrainingRequest(OpenRegistry registry, ModelState model) {
    this.registry = registry;
    this.model = model;
  }

  /** Names the data set to train on; left out, it is the parent's, if there is a parent. */
  public TrainingRequest on(DatasetRef dataset) {
    changes.add(config -> config.dataset(dataset));
    return this;
  }

  /** Names the template; left out, it is the parent's or else the model's. */
  public TrainingRequest using(String templateName) {
    template = Names.check("template", templateName);
    return this;
  }

  /** Starts from the defaults of the template, as it does if nothing is said. */
  public TrainingRequest fromDefaultConfig() {
    parent = null;
    return this;
  }

  /**
   * Starts from the configuration of a version of this model, which is recorded as the parent.
   *
   * @throws IllegalArgumentException if it is a version of another model
   */
  public TrainingRequest fromConfigOf(ModelVersion version) {
    parent = version.asParentIn(registry.engine().liveState(model.name()));
    return this;
  }

  /** Changes a setting. */
  public TrainingRequest set(String setting, Object value) {
    changes.add(config -> config.set(setting, value));
    return this;
  }

  /** Changes a setting in a group. */
  public TrainingRequest set(SettingGroup group, String setting, Object value) {
    changes.add(config -> config.set(group, setting, value));
    return this;
  }

  /**
   * Takes a setting out, whatever its group: one of the parent that the template no longer knows,
   * or one that is to have the template's default again.
   */
  public TrainingRequest unset(String setting) {
    changes.add(config -> config.unset(setting));
    return this;
  }

  /** Says what the version tells apart, where that differs from the model. */
  public TrainingRequest concepts(String... names) {
    changes.add(config -> config.concepts(names));
    return this;
  }

  /** Gives the version a label, which no other version of the model may bear. */
  public TrainingRequest label(String text) {
    label = Names.check("label", text);
    return this;
  }

  /** Says something about the version. */
  public TrainingRequest note(String text) {
    note = Names.checkText("note", text);
    return this;
  }

  /** Adds a tag to the version. */
  public TrainingRequest tag(String key, String value) {
    tags.put(Names.check("tag", key), Names.checkText("tag " + key, value));
    return this;
  }

  /** Says why; it is kept in the history. */
  public TrainingRequest because(String why) {
    reason = Names.checkText("reason", why);
    return this;
  }

  /**
   * Lets an evaluation on this data set, by the template's scorer, follow the training if it
   * succeeds; {@link TrainingJob#evaluation()} awaits it. The two are recorded apart: if the
   * process ends between them, the version is TRAINED and not evaluated.
   */
  public TrainingRequest evaluateOn(DatasetRef data) {
    evaluated = Objects.requireNonNull(data);
    return this;
  }

  /**
   * Makes the version, which is durable when this returns, and starts its training.
   *
   * @throws TemplateNotBoundException if no template is named or its code is not bound here, or if
   *     it is to be evaluated and has no scorer
   * @throws InvalidConfigException if the configuration breaks the template; with all violations
   * @throws LabelTakenException if another version bears the label
   * @throws IllegalArgumentException if a setting has a value that no setting may have
   */
  @CanIgnoreReturnValue
  public TrainingJob start() {
    TrainingTemplate code = registry.template(model.name(), templateName());
    requireScorer(code);
    VersionConfig config = config(code);
    requireValid(model.name(), code.definition().violations(config, inherited()));
    RunIdentity run = registry.newRun(Ids.random());
    VersionDraft draft =
        new VersionDraft(
            Ids.random(),
            config,
            Optional.ofNullable(label),
            Optional.ofNullable(parent).map(ModelVersion::number),
            Optional.ofNullable(note),
            tags,
            Optional.of(registry.environment()));
    ModelState after =
        registry
            .engine()
            .commitStart(
                run.runId(),
                model.name(),
                VersionRequests.train(draft, run),
                Optional.ofNullable(reason));
    VersionState version = after.findNewVersion(draft.id()).orElseThrow();
    return TrainingRun.start(
        registry, after, version, code.trainer(), Optional.ofNullable(evaluated));
  }

  private void requireScorer(TrainingTemplate code) {
    if (evaluated != null && code.scorer().isEmpty()) {
      throw new TemplateNotBoundException(
          model.name(),
          code.name(),
          "the template \""
              + code.name()
              + "\" has no scorer, so that what it trains cannot be evaluated on "
              + evaluated.name()
              + "; give it one, or leave evaluateOn(...) out and evaluate with"
              + " evaluate().predictions(...)");
    }
  }

  private String templateName() {
    Optional<String> named =
        Optional.ofNullable(template)
            .or(
                () ->
                    Optional.ofNullable(parent)
                        .flatMap(p -> p.config().template())
                        .map(TemplateDefinition::name))
            .or(() -> model.created().orElseThrow().template());
    return named.orElseThrow(
        () ->
            new TemplateNotBoundException(
                model.name(),
                "",
                "model \""
                    + model.name()
                    + "\" names no template; create it with template(...),"
                    + " or name one for this training with using(...)"));
  }

  private VersionConfig config(TrainingTemplate code) {
    VersionConfigBuilder config = code.defaults();
    if (parent != null) {
      config.inherit(parent.config(), code.definition());
    }
    changes.forEach(change -> change.accept(config));
    return config.build();
  }

  private Set<String> inherited() {
    return parent == null ? Set.of() : parent.config().settings().keySet();
  }

  static void requireValid(String model, List<String> violations) {
    if (!violations.isEmpty()) {
      throw new InvalidConfigException(
          model,
          violations,
          "the configuration for \""
              + model
              + "\" breaks its template in "
              + violations.size()
              + (violations.size() == 1 ? " way" : " ways")
              + "; nothing was written:\n  "
              + String.join("\n  ", violations));
    }
  }
}
