package io.modelogue;

import io.modelogue.history.ModelEvent.ModelCreated;
import io.modelogue.internal.Suggestions;
import io.modelogue.internal.state.AliasRequests;
import io.modelogue.internal.state.AliasState;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.VersionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A model as of one revision, now or long ago. Immutable and safe for use by several threads. */
public final class ModelSnapshot {
  private final OpenRegistry registry;
  private final ModelState state;

  ModelSnapshot(OpenRegistry registry, ModelState state) {
    this.registry = registry;
    this.state = state;
  }

  /** Returns the model's name. */
  public String name() {
    return state.name();
  }

  /** Returns the revision and its hash. */
  public Anchor anchor() {
    return new Anchor(
        registry.engine().registryId(), state.name(), state.head(), state.hash().orElseThrow());
  }

  /** Returns when the newest commit of this picture was made. */
  public Instant at() {
    return state.at();
  }

  /** Returns when the model was created. */
  public Instant createdAt() {
    return state.createdAt();
  }

  /** Returns what the model is for, if that was said. */
  public Optional<String> description() {
    return state.description();
  }

  /** Returns what the model tells apart, in order; may be empty. */
  public List<String> concepts() {
    return created().concepts();
  }

  /** Returns which of two concepts is the positive one, if that was said. */
  public Optional<String> positive() {
    return created().positive();
  }

  /** Returns the name of the template that trains the model, if it has one. */
  public Optional<String> template() {
    return created().template();
  }

  /** Returns what "best" means for the model, if that was said. */
  public Optional<PrimaryMetric> primary() {
    return state.primary();
  }

  /** Returns the tags, by key. */
  public Map<String, String> tags() {
    return state.tags();
  }

  /** Returns all versions that are not deleted, oldest first. */
  public List<ModelVersion> versions() {
    return state.versions().stream().filter(v -> !v.deleted()).map(this::picture).toList();
  }

  /** Returns the versions that are deleted, oldest first. */
  public List<ModelVersion> deletedVersions() {
    return state.versions().stream().filter(VersionState::deleted).map(this::picture).toList();
  }

  /**
   * Returns the version of this number; a deleted one says so.
   *
   * @throws VersionNotFoundException if there is none
   */
  public ModelVersion version(int number) {
    return picture(state.version(number));
  }

  /**
   * Returns the version of this id (32 hex digits) or label.
   *
   * @throws VersionNotFoundException if there is none
   */
  public ModelVersion version(String idOrLabel) {
    return findVersion(idOrLabel)
        .orElseThrow(
            () ->
                new VersionNotFoundException(
                    state.name(),
                    "with the id or label \"" + idOrLabel + "\"",
                    Suggestions.didYouMean(idOrLabel, labels())));
  }

  private List<String> labels() {
    return state.versions().stream().flatMap(v -> v.label().stream()).toList();
  }

  /** Returns the version of this number, or empty if there is none. */
  public Optional<ModelVersion> findVersion(int number) {
    return state.findVersion(number).map(this::picture);
  }

  /** Returns the version of this id or label, or empty if there is none. */
  public Optional<ModelVersion> findVersion(String idOrLabel) {
    return state
        .findVersionById(idOrLabel)
        .or(() -> state.findVersionByLabel(idOrLabel))
        .map(this::picture);
  }

  /**
   * Returns the version that an alias points at.
   *
   * @throws AliasNotFoundException if it points at nothing
   */
  public ModelVersion alias(String alias) {
    return findAlias(alias).orElseThrow(() -> AliasRequests.notFound(state, alias));
  }

  /** Returns the version that an alias points at, or empty if it points at nothing. */
  public Optional<ModelVersion> findAlias(String alias) {
    return state.findAlias(alias).map(this::picture);
  }

  /**
   * Returns the version that each alias points at, by alias; aliases that were removed are not in
   * it.
   */
  public Map<String, ModelVersion> aliases() {
    Map<String, ModelVersion> aliases = new TreeMap<>();
    state.aliases().keySet().forEach(a -> findAlias(a).ifPresent(v -> aliases.put(a, v)));
    return aliases;
  }

  /** Returns where an alias ever pointed, oldest first; empty if it was never assigned. */
  public List<AliasAssignment> aliasHistory(String alias) {
    AliasState newest = state.aliases().get(alias);
    if (newest == null) {
      return List.of();
    }
    List<AliasAssignment> history = new ArrayList<>();
    for (AliasState step : newest.steps()) {
      history.add(
          new AliasAssignment(
              alias, step.version(), step.at(), step.actor(), step.reason(), step.rollsBack()));
    }
    return history;
  }

  private ModelVersion picture(VersionState version) {
    return new ModelVersion(registry, state, version);
  }

  private ModelCreated created() {
    return state.created().orElseThrow();
  }

  /** Returns name and revision. */
  @Override
  public String toString() {
    return "model \"" + name() + "\" at revision " + state.head();
  }
}
