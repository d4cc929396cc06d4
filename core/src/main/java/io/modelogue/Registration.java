package io.modelogue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.modelogue.internal.Ids;
import io.modelogue.internal.Names;
import io.modelogue.internal.engine.KeptBlobs;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.VersionDraft;
import io.modelogue.internal.state.VersionRequests;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version made elsewhere that is about to be brought in. Not safe for use by several threads.
 *
 * <p>Nothing happens before {@link #commit()}.
 */
@CheckReturnValue
public final class Registration {
  private final OpenRegistry registry;
  private final String model;
  private final VersionConfig config;
  private final Map<String, Content> artifacts = new LinkedHashMap<>();
  private final Map<String, String> tags = new LinkedHashMap<>();
  private @Nullable Environment environment;
  private @Nullable ModelVersion parent;
  private @Nullable Registration parentInBatch;
  private @Nullable String label;
  private @Nullable String note;
  private @Nullable String reason;

  Registration(OpenRegistry registry, String model, VersionConfig config) {
    this.registry = registry;
    this.model = model;
    this.config = config;
  }

  /** Adds a file; it is copied into the registry. */
  public Registration artifact(String name, Path file) {
    artifacts.put(Names.check("artifact", name), new Content.OfFile(file));
    return this;
  }

  /** Adds a file given as bytes. */
  public Registration artifact(String name, byte[] bytes) {
    artifacts.put(Names.check("artifact", name), new Content.OfBytes(bytes.clone()));
    return this;
  }

  /** Says where it was trained; left out, that is not known. */
  public Registration trainedIn(Environment where) {
    environment = where;
    return this;
  }

  /**
   * Says from which version's configuration it started.
   *
   * @throws IllegalArgumentException if that is a version of another model
   */
  public Registration from(ModelVersion version) {
    parent = version.asParentIn(registry.engine().liveState(model));
    parentInBatch = null;
    return this;
  }

  /**
   * Says from which registration's configuration it started: one that is added to the same {@link
   * RegistrationBatch} before this one.
   */
  public Registration from(Registration registration) {
    parentInBatch = registration;
    parent = null;
    return this;
  }

  /** Gives it a label, which no other version of the model may bear. */
  public Registration label(String text) {
    label = Names.check("label", text);
    return this;
  }

  /** Says something about it. */
  public Registration note(String text) {
    note = Names.checkText("note", text);
    return this;
  }

  /** Adds a tag. */
  public Registration tag(String key, String value) {
    tags.put(Names.check("tag", key), Names.checkText("tag " + key, value));
    return this;
  }

  /** Says why; it is kept in the history. */
  public Registration because(String why) {
    reason = Names.checkText("reason", why);
    return this;
  }

  /**
   * Brings it in: the files first, then the version in one commit. Durable when it returns.
   *
   * @throws InvalidConfigException if the configuration breaks its template; with all violations
   * @throws LabelTakenException if another version bears the label
   * @throws IllegalStateException if it starts from another registration: those are committed as a
   *     batch
   * @throws java.io.UncheckedIOException if a file cannot be read
   * @throws CommitUnknownException if it is not known whether the version is there, or, as the
   *     message then says, whether its files still are: look before you bring it in again
   */
  @CanIgnoreReturnValue
  public ModelVersion commit() {
    if (parentInBatch != null) {
      throw new IllegalStateException(
          "the registration starts from another one, which has no number yet; commit both with"
              + " batch()");
    }
    requireValid();
    VersionDraft draft = draft();
    if (!artifacts.isEmpty()) {
      // what is refused anyway must not cost an upload, nor leave files behind that nobody names
      ModelState state = registry.engine().state(model);
      var unused = VersionRequests.register(draft, List.of()).decide(state);
    }
    KeptBlobs blobs = registry.engine().blobs().keeping();
    List<Artifact> kept = keepFiles(blobs);
    ModelState after =
        registry.commit(model, VersionRequests.register(draft, kept), Optional.ofNullable(reason));
    ModelVersion version =
        new ModelVersion(registry, after, after.findNewVersion(draft.id()).orElseThrow());
    blobs.confirm(model, version.toString());
    return version;
  }

  boolean isOf(OpenRegistry otherRegistry, String otherModel) {
    return registry == otherRegistry && model.equals(otherModel);
  }

  Optional<Registration> parentInBatch() {
    return Optional.ofNullable(parentInBatch);
  }

  Optional<String> findLabel() {
    return Optional.ofNullable(label);
  }

  void requireValid() {
    TrainingRequest.requireValid(
        model, config.template().map(t -> t.violations(config)).orElse(List.of()));
  }

  List<Artifact> keepFiles(KeptBlobs blobs) {
    List<Artifact> kept = new ArrayList<>();
    artifacts.forEach((name, content) -> kept.add(content.keep(name, blobs)));
    return kept;
  }

  /** Returns it as a version that does not have a number yet, under a new id. */
  VersionDraft draft() {
    return new VersionDraft(
        Ids.random(),
        config,
        findLabel(),
        Optional.ofNullable(parent).map(ModelVersion::number),
        Optional.ofNullable(note),
        new LinkedHashMap<>(tags),
        Optional.ofNullable(environment));
  }
}
