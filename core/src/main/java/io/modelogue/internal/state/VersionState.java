package io.modelogue.internal.state;

import io.modelogue.Artifact;
import io.modelogue.EvaluationStatus;
import io.modelogue.VersionConfig;
import io.modelogue.VersionStatus;
import io.modelogue.history.BlobRef;
import io.modelogue.history.TrainingEvent.TrainingFinished;
import io.modelogue.history.TrainingEvent.TrainingStarted;
import io.modelogue.history.VersionEvent.VersionCreated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version.
 *
 * @param created how it came to be
 * @param by who made it, when and why
 * @param marks what people wrote on it
 * @param artifacts its files
 * @param training how it comes to be usable
 * @param evaluations its evaluations, in the order in which they began
 * @param presence whether it is there, deleted or purged
 * @param purged the blobs that it gave up, once it is purged
 */
public record VersionState(
    VersionCreated created,
    Authorship by,
    Marks marks,
    List<Artifact> artifacts,
    TrainingState training,
    List<EvaluationState> evaluations,
    Presence presence,
    List<BlobRef> purged) {

  static VersionState created(VersionCreated e, Authorship by) {
    VersionStatus status = e.registered() ? VersionStatus.REGISTERED : VersionStatus.TRAINING;
    return new VersionState(
        e,
        by,
        new Marks(e.label(), e.note(), e.tags(), Map.of(), List.of()),
        List.of(),
        new TrainingState(status, Optional.empty(), Optional.empty()),
        List.of(),
        Presence.LIVE,
        List.of());
  }

  /** Returns its number. */
  public int number() {
    return created.version();
  }

  /** Returns its id. */
  public String id() {
    return created.id();
  }

  /** Returns what was decided before it was made. */
  public VersionConfig config() {
    return created.config();
  }

  /** Returns where it stands. */
  public VersionStatus status() {
    return training.status();
  }

  /** Returns whether its training or one of its evaluations runs, as far as the journal knows. */
  public boolean isRunning() {
    return status().isRunning()
        || evaluations.stream().anyMatch(e -> e.status() == EvaluationStatus.RUNNING);
  }

  /** Returns its label, if it has one. */
  public Optional<String> label() {
    return marks.label();
  }

  /** Returns who changed a mark last: the creator, if nobody has since. */
  Optional<Authorship> changedBy(String mark) {
    return Optional.of(marks.changes().getOrDefault(mark, by));
  }

  VersionState withMarks(Marks changed) {
    return new VersionState(
        created, by, changed, artifacts, training, evaluations, presence, purged);
  }

  VersionState attached(Artifact artifact) {
    List<Artifact> more = new ArrayList<>(artifacts);
    more.removeIf(a -> a.name().equals(artifact.name()));
    more.add(artifact);
    return new VersionState(
        created, by, marks, List.copyOf(more), training, evaluations, presence, purged);
  }

  VersionState started(TrainingStarted e) {
    return withTraining(
        new TrainingState(VersionStatus.TRAINING, Optional.of(e), Optional.empty()));
  }

  VersionState renewed(Instant until) {
    return withTraining(training.renewed(until));
  }

  VersionState finished(TrainingFinished e) {
    return withTraining(new TrainingState(e.outcome(), training.started(), Optional.of(e)));
  }

  private VersionState withTraining(TrainingState changed) {
    return new VersionState(created, by, marks, artifacts, changed, evaluations, presence, purged);
  }

  VersionState withEvaluations(List<EvaluationState> changed) {
    return new VersionState(
        created, by, marks, artifacts, training, List.copyOf(changed), presence, purged);
  }

  /** Returns whether it is deleted; what is purged is deleted too. */
  public boolean deleted() {
    return presence != Presence.LIVE;
  }

  VersionState with(Presence changed) {
    return new VersionState(created, by, marks, artifacts, training, evaluations, changed, purged);
  }

  VersionState purged(List<BlobRef> blobs) {
    return new VersionState(
        created, by, marks, artifacts, training, evaluations, Presence.PURGED, blobs);
  }
}
