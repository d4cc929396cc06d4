package io.modelogue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.modelogue.Change.Insistence;
import io.modelogue.history.TrainingEvent.TrainingFinished;
import io.modelogue.internal.Names;
import io.modelogue.internal.Suggestions;
import io.modelogue.internal.results.StoredResults;
import io.modelogue.internal.state.ApprovalRequests;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.Presence;
import io.modelogue.internal.state.RemovalRequests;
import io.modelogue.internal.state.Request;
import io.modelogue.internal.state.VersionRequests;
import io.modelogue.internal.state.VersionState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One version of a model, as a picture taken at one revision. What it says does not change; {@link
 * #refresh()} takes a new one. Its verbs act on the present and return the new picture.
 *
 * <p>Immutable and safe for use by several threads.
 */
@CheckReturnValue
public final class ModelVersion {
  private final OpenRegistry registry;
  private final ModelState model;
  private final VersionState version;

  ModelVersion(OpenRegistry registry, ModelState model, VersionState version) {
    this.registry = registry;
    this.model = model;
    this.version = version;
  }

  /** Returns the model that this is a version of. */
  public Model model() {
    return new Model(registry, model.name());
  }

  /** Returns the number: 1 for the first version, each next one more, never given twice. */
  public int number() {
    return version.number();
  }

  /** Returns the id: 32 hex digits, unique beyond this registry. */
  public String id() {
    return version.id();
  }

  /** Returns the label, if it has one. */
  public Optional<String> label() {
    return version.label();
  }

  /** Returns the note, if it has one. */
  public Optional<String> note() {
    return version.marks().note();
  }

  /** Returns the tags, by key. */
  public Map<String, String> tags() {
    return version.marks().tags();
  }

  /** Returns where it stands. */
  public VersionStatus status() {
    return version.status();
  }

  /** Returns whether it is deleted. */
  public boolean isDeleted() {
    return version.deleted();
  }

  /** Returns whether it is purged: deleted, and its files gone for good. */
  public boolean isPurged() {
    return version.presence() == Presence.PURGED;
  }

  /** Returns everything that was decided before it was made. */
  public VersionConfig config() {
    return version.config();
  }

  /** Returns what it tells apart: its own concepts or else the model's. */
  public List<String> concepts() {
    return Concepts.of(model, version);
  }

  /** Returns the number of the version whose configuration it started from, if there is one. */
  public Optional<Integer> parent() {
    return version.created().parent();
  }

  /** Returns where it was trained, if that is known. */
  public Optional<Environment> environment() {
    return version.created().environment();
  }

  /** Returns when it was created. */
  public Instant createdAt() {
    return version.by().at();
  }

  /** Returns who created it. */
  public String createdBy() {
    return version.by().actor();
  }

  /** Returns the aliases that point at it, sorted. */
  public List<String> aliases() {
    return model.aliasesOf(number());
  }

  /** Returns the revision of this picture and its hash. */
  public Anchor anchor() {
    return new ModelSnapshot(registry, model).anchor();
  }

  /** Returns when the newest commit of this picture was made. */
  public Instant at() {
    return model.at();
  }

  /** Returns the approvals that stand, oldest first; the history has the withdrawn ones too. */
  public List<Approval> approvals() {
    return version.marks().approvals();
  }

  /**
   * Returns a receipt of this version as it is in this picture, to be kept beside what it decides;
   * {@link ModelRegistry#verify(Receipt)} proves it later. Reads and writes nothing.
   */
  public Receipt receipt() {
    return new Receipt(
        anchor(), number(), id(), version.artifacts().stream().map(Artifact::digest).toList());
  }

  // ---- training

  /** Returns the metrics that the trainer reported at the end; empty before that. */
  public Map<String, Double> trainingMetrics() {
    return finished().map(TrainingFinished::metrics).orElse(Map.of());
  }

  /** Returns how long the training ran; empty before its end, and where nobody knows. */
  public Optional<Duration> trainingTime() {
    return finished().map(TrainingFinished::took).filter(took -> !took.isZero());
  }

  /** Returns why the training failed, if it did. */
  public Optional<Failure> failure() {
    return finished().flatMap(TrainingFinished::failure);
  }

  /**
   * Returns the metrics of each step of the training; no points if none were reported.
   *
   * @throws ContentRemovedException if the version was purged
   * @throws DamagedHistoryException if they are damaged, or a newer release wrote them
   */
  public LossCurve lossCurve() {
    return finished()
        .flatMap(TrainingFinished::lossCurve)
        .map(blob -> new VersionContent(registry, this).read("the loss curve of " + this, blob))
        .map(json -> StoredResults.lossCurve(json, model().name()))
        .orElseGet(() -> new LossCurve(List.of()));
  }

  /** Returns the lines that the trainer logged. */
  public List<String> log() {
    return finished()
        .flatMap(TrainingFinished::log)
        .map(blob -> new VersionContent(registry, this).read("the log of " + this, blob))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
        .orElse(List.of());
  }

  private Optional<TrainingFinished> finished() {
    return version.training().finished();
  }

  // ---- artifacts

  /** Returns its files. */
  public List<StoredArtifact> artifacts() {
    return version.artifacts().stream().map(a -> new StoredArtifact(registry, this, a)).toList();
  }

  /**
   * Returns a file.
   *
   * @throws ArtifactNotFoundException if it has none of that name
   */
  public StoredArtifact artifact(String name) {
    return findArtifact(name)
        .orElseThrow(
            () ->
                new ArtifactNotFoundException(
                    model.name(),
                    number(),
                    name,
                    this
                        + " has no artifact \""
                        + name
                        + "\""
                        + Suggestions.didYouMean(
                            name, version.artifacts().stream().map(Artifact::name).toList())));
  }

  /** Returns a file, or empty if it has none of that name. */
  public Optional<StoredArtifact> findArtifact(String name) {
    return artifacts().stream().filter(a -> a.name().equals(name)).findFirst();
  }

  // ---- evaluations

  /** Returns a request that evaluates it; nothing happens before its {@code start()}. */
  @CheckReturnValue
  public EvaluationRequest evaluate() {
    return new EvaluationRequest(registry, this);
  }

  /** Returns where its newest evaluation stands; NOT_EVALUATED if there is none. */
  public EvaluationStatus evaluationStatus() {
    List<Evaluation> all = evaluations();
    return all.isEmpty() ? EvaluationStatus.NOT_EVALUATED : all.get(all.size() - 1).status();
  }

  /** Returns all its evaluations, oldest first. */
  public List<Evaluation> evaluations() {
    return version.evaluations().stream().map(e -> new Evaluation(registry, this, e)).toList();
  }

  /**
   * Returns its newest evaluation that is READY.
   *
   * @throws EvaluationNotFoundException if there is none
   */
  public Evaluation evaluation() {
    return findEvaluation().orElseThrow(() -> notEvaluated(""));
  }

  /** Returns its newest evaluation that is READY, or empty if there is none. */
  public Optional<Evaluation> findEvaluation() {
    return evaluations().stream()
        .filter(e -> e.status() == EvaluationStatus.READY)
        .reduce((older, newer) -> newer);
  }

  /**
   * Returns its newest evaluation on that data that is READY.
   *
   * @throws EvaluationNotFoundException if there is none
   */
  public Evaluation evaluation(DatasetRef dataset) {
    return findEvaluation(dataset).orElseThrow(() -> notEvaluated(" on " + dataset.name()));
  }

  /** Returns its newest evaluation on that data that is READY, or empty if there is none. */
  public Optional<Evaluation> findEvaluation(DatasetRef dataset) {
    return evaluations().stream()
        .filter(e -> e.status() == EvaluationStatus.READY && e.dataset().sameDataAs(dataset))
        .reduce((older, newer) -> newer);
  }

  private EvaluationNotFoundException notEvaluated(String onWhat) {
    return new EvaluationNotFoundException(
        model.name(),
        number(),
        this
            + " has no results"
            + onWhat
            + " ("
            + evaluationStatus()
            + "); evaluate it with evaluate().on(...)");
  }

  // ---- verbs

  /**
   * Returns a request that lets an alias point here; nothing happens before its {@code commit()}.
   */
  @CheckReturnValue
  public Promotion promote(String alias) {
    Names.check("alias", alias);
    Optional<Integer> seen =
        registry.engine().liveState(model.name()).findAlias(alias).map(VersionState::number);
    return new Promotion(registry, this, alias, seen);
  }

  /**
   * Returns a change by which the registry's actor approves of this version for an alias; it does
   * nothing if they have approved already. The approval stands until its giver withdraws it, also
   * when the alias is moved and moved back. {@link Promotion#approvedBy} counts it.
   *
   * <p>Its {@code commit()} throws {@link VersionStateException} unless the version is trained or
   * registered.
   */
  public Change<ModelVersion> approve(String alias) {
    Names.check("alias", alias);
    return changeBy((i, actor) -> ApprovalRequests.give(number(), alias, actor));
  }

  /**
   * Returns a change by which the registry's actor withdraws their own approval; it does nothing if
   * there is none. An alias that points here already is not moved.
   */
  public Change<ModelVersion> withdrawApproval(String alias) {
    Names.check("alias", alias);
    return changeBy((i, actor) -> ApprovalRequests.withdraw(number(), alias, actor));
  }

  /**
   * Returns a request that trains this version again from its record and says what differs; nothing
   * happens before its {@code start()}.
   */
  @CheckReturnValue
  public Reproduction reproduce() {
    return new Reproduction(registry, this);
  }

  /** Returns a change of the label, which no other version of the model may bear. */
  public Change<ModelVersion> label(String text) {
    Optional<String> to = Optional.of(Names.check("label", text));
    return change(i -> VersionRequests.label(number(), Model.seen(label(), i), to));
  }

  /** Returns a change that takes its label away, so that another version can bear it. */
  public Change<ModelVersion> unlabel() {
    return change(i -> VersionRequests.label(number(), Model.seen(label(), i), Optional.empty()));
  }

  /** Returns a change of the note; an empty text removes it. */
  public Change<ModelVersion> note(String text) {
    Optional<String> to = Optional.of(Names.checkText("note", text)).filter(t -> !t.isEmpty());
    return change(i -> VersionRequests.note(number(), Model.seen(note(), i), to));
  }

  /** Returns a change that sets a tag. */
  public Change<ModelVersion> tag(String key, String value) {
    return tag(key, Optional.of(Names.checkText("tag " + key, value)));
  }

  /** Returns a change that removes a tag. */
  public Change<ModelVersion> untag(String key) {
    return tag(key, Optional.empty());
  }

  private Change<ModelVersion> tag(String key, Optional<String> to) {
    Optional<String> seen = Optional.ofNullable(tags().get(Names.check("tag", key)));
    return change(i -> VersionRequests.tag(number(), key, Model.seen(seen, i), to));
  }

  /**
   * Deletes it; its history stays and its number is never given again. Durable when it returns.
   *
   * @throws VersionInUseException while an alias points at it
   * @throws VersionStateException while it is being trained
   */
  @CanIgnoreReturnValue
  public ModelVersion delete(String reason) {
    return commit(VersionRequests.delete(number()), reason);
  }

  /**
   * Deletes it and removes the aliases that point at it, in one commit. Durable when it returns.
   *
   * @throws VersionStateException while it is being trained
   */
  @CanIgnoreReturnValue
  public ModelVersion deleteAnyway(String reason) {
    return commit(VersionRequests.deleteAnyway(number()), reason);
  }

  /**
   * Returns what deleting it now would do: the aliases that point at it, the versions that started
   * from it, and the bytes that a later purge would free. Reads the state of every model.
   *
   * @throws ModelNotFoundException if the model is deleted
   */
  public DeletionPreview deletionPreview() {
    ModelState now = registry.engine().liveState(model.name());
    return Deletions.ofVersion(registry, now, number());
  }

  /**
   * Gives up for good what it keeps beside the journal: files, log, loss curve, results and
   * predictions. First the event, which names their digests, then the blobs, unless another version
   * or evaluation of any model in the registry needs them. The history stays, can still be
   * verified, and says what was there; the number is never given again, and there is no way back.
   *
   * <p>Does nothing more if it is purged already; if that purge was interrupted, calling it again
   * completes it. Durable when it returns; reads the state of every model.
   *
   * @throws VersionStateException if it is not deleted, or still being evaluated
   * @throws ModelNotFoundException if the model is deleted
   */
  @CanIgnoreReturnValue
  public ModelVersion purge(String reason) {
    ModelVersion purged = commit(RemovalRequests.purge(number()), reason);
    registry.engine().disposal().drop("purging " + this, purged.state().purged());
    return purged;
  }

  /**
   * Brings it back; does nothing if it is not deleted. Durable when it returns.
   *
   * @throws VersionStateException if it is purged
   * @throws LabelTakenException if another version bears its label now
   */
  @CanIgnoreReturnValue
  public ModelVersion restore(String reason) {
    return commit(VersionRequests.restore(number()), reason);
  }

  /** Returns a new picture of this version; asks the store, whatever staleness is allowed. */
  public ModelVersion refresh() {
    return picture(registry.engine().newestState(model.name()));
  }

  private ModelVersion commit(Request request, String reason) {
    return picture(
        registry.commit(model.name(), request, Optional.of(Names.checkText("reason", reason))));
  }

  private Change<ModelVersion> change(Function<Insistence, Request> request) {
    return new Change<>(registry, model.name(), request, this::picture);
  }

  private Change<ModelVersion> changeBy(BiFunction<Insistence, String, Request> request) {
    return new Change<>(registry, model.name(), request, this::picture);
  }

  private ModelVersion picture(ModelState state) {
    return new ModelVersion(registry, state, state.version(number()));
  }

  VersionState state() {
    return version;
  }

  /** Returns whether it is a version of that model; the number alone does not say. */
  boolean isVersionOf(ModelState other) {
    return other.findVersion(number()).filter(v -> v.id().equals(id())).isPresent();
  }

  /**
   * Returns this if it can be the parent of a version of that model.
   *
   * @throws IllegalArgumentException if it is a version of another one
   */
  ModelVersion asParentIn(ModelState other) {
    if (!isVersionOf(other)) {
      throw new IllegalArgumentException(
          this
              + " is not a version of \""
              + other.name()
              + "\", so that it cannot be the parent of one; take over its configuration with"
              + " register(version.config()), or setting by setting");
    }
    return this;
  }

  ModelState modelState() {
    return model;
  }

  /** Returns whether both are the same version of the same model, whatever they say of it. */
  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof ModelVersion other && id().equals(other.id());
  }

  @Override
  public int hashCode() {
    return id().hashCode();
  }

  /** Returns number, label and model, as a message would name it. */
  @Override
  public String toString() {
    return "version "
        + number()
        + label().map(l -> " (" + l + ")").orElse("")
        + " of \""
        + model.name()
        + "\"";
  }
}
