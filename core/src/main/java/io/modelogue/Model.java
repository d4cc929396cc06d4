package io.modelogue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.modelogue.Change.Insistence;
import io.modelogue.evaluation.Metric;
import io.modelogue.history.HistoryEntry;
import io.modelogue.internal.Names;
import io.modelogue.internal.engine.ChainAudit;
import io.modelogue.internal.engine.Engine;
import io.modelogue.internal.state.AliasRequests;
import io.modelogue.internal.state.AliasState;
import io.modelogue.internal.state.ModelRequests;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.Request;
import io.modelogue.internal.state.Seen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A model: the way to its versions, its aliases and its history. A handle without state of its own;
 * every call looks at the registry as it is then. {@link #now()} and {@link #asOf} give pictures
 * that stay.
 *
 * <p>Safe for use by several threads. Every method throws {@link ModelNotFoundException} once the
 * model is deleted, unless it says otherwise.
 */
@CheckReturnValue
public final class Model {
  private final OpenRegistry registry;
  private final String name;

  Model(OpenRegistry registry, String name) {
    this.registry = registry;
    this.name = name;
  }

  /** Returns the model's name. */
  public String name() {
    return name;
  }

  /** Returns the model as it is now. */
  public ModelSnapshot now() {
    return new ModelSnapshot(registry, state());
  }

  /**
   * Returns the model as it stood at that instant: the state after the last commit that is not
   * later. Reads the history up to there, unless no commit came after that.
   *
   * @throws IllegalArgumentException if the instant lies after the registry's clock: the future is
   *     not known
   * @throws ModelNotFoundException if the model did not exist then, or was deleted
   */
  public ModelSnapshot asOf(Instant instant) {
    ModelState then = registry.engine().stateAsOf(name, instant);
    if (!then.exists()) {
      throw new ModelNotFoundException(name, "model \"" + name + "\" did not exist at " + instant);
    }
    return new ModelSnapshot(registry, ModelRequests.requireLive(then));
  }

  /** Returns all versions that are not deleted, oldest first. */
  public List<ModelVersion> versions() {
    return now().versions();
  }

  /**
   * Returns the version of this number; a deleted one says so.
   *
   * @throws VersionNotFoundException if there is none
   */
  public ModelVersion version(int number) {
    return now().version(number);
  }

  /**
   * Returns the version of this id (32 hex digits) or label.
   *
   * @throws VersionNotFoundException if there is none
   */
  public ModelVersion version(String idOrLabel) {
    return now().version(idOrLabel);
  }

  /** Returns the version of this number, or empty if there is none. */
  public Optional<ModelVersion> findVersion(int number) {
    return now().findVersion(number);
  }

  /** Returns the version of this id or label, or empty if there is none. */
  public Optional<ModelVersion> findVersion(String idOrLabel) {
    return now().findVersion(idOrLabel);
  }

  /**
   * Returns the version that an alias points at.
   *
   * @throws AliasNotFoundException if it points at nothing
   */
  public ModelVersion alias(String alias) {
    return now().alias(alias);
  }

  /** Returns the version that an alias points at, or empty if it points at nothing. */
  public Optional<ModelVersion> findAlias(String alias) {
    return now().findAlias(alias);
  }

  /**
   * Calls a listener with the version that an alias points at, at once, and again whenever it
   * points at another one, in whatever process that was decided. {@link AliasListener} says how.
   *
   * <pre>{@code
   * Subscription watch =
   *     spam.watch("champion", Duration.ofSeconds(5), champion -> System.out.println(champion));
   * }</pre>
   *
   * <p>Each time it looks, it asks the store for what is new in this one model. It ends with the
   * subscription or with the registry.
   *
   * @param every how long to wait from the end of one look to the next
   * @throws IllegalArgumentException if this is not a name, or {@code every} is not positive
   * @throws ModelNotFoundException if there is no such model now; one that is deleted later is
   *     looked for again, in case it is restored
   */
  @CanIgnoreReturnValue
  public Subscription watch(String alias, Duration every, AliasListener listener) {
    Names.check("alias", alias);
    if (every.isZero() || every.isNegative()) {
      throw new IllegalArgumentException(
          "looking at the alias " + alias + " every " + every + "; use a duration above zero");
    }
    var unused = state();
    return registry.watch(new AliasWatch(registry, name, alias, listener), every);
  }

  /** Returns a request that trains a new version; nothing happens before its {@code start()}. */
  public TrainingRequest train() {
    return new TrainingRequest(registry, state());
  }

  /**
   * Returns a request that brings in a version that was made elsewhere; nothing happens before its
   * {@code commit()}.
   */
  public Registration register(VersionConfig config) {
    return new Registration(registry, name, config);
  }

  /**
   * Returns a batch that brings in several versions in one commit, all of them or none; nothing
   * happens before its {@code commit()}.
   */
  @CheckReturnValue
  public RegistrationBatch batch() {
    return new RegistrationBatch(registry, name);
  }

  /** Returns a change of the description; an empty text removes it. */
  public Change<ModelSnapshot> describe(String text) {
    Optional<String> seen = state().description();
    Optional<String> to =
        Optional.of(Names.checkText("description", text)).filter(t -> !t.isEmpty());
    return change(insistence -> ModelRequests.describe(seen(seen, insistence), to));
  }

  /**
   * Returns a change of what "best" means for the model: a metric on a data set. What was best
   * before by the old meaning stays in the history.
   */
  public Change<ModelSnapshot> primary(Metric metric, DatasetRef dataset) {
    PrimaryMetric to = new PrimaryMetric(metric, dataset);
    Optional<PrimaryMetric> seen = state().primary();
    return change(insistence -> ModelRequests.primary(seen(seen, insistence), to));
  }

  /** Returns a change that sets a tag. */
  public Change<ModelSnapshot> tag(String key, String value) {
    Optional<String> to = Optional.of(Names.checkText("tag " + key, value));
    return tag(key, to);
  }

  /** Returns a change that removes a tag. */
  public Change<ModelSnapshot> untag(String key) {
    return tag(key, Optional.empty());
  }

  private Change<ModelSnapshot> tag(String key, Optional<String> to) {
    Optional<String> seen = Optional.ofNullable(state().tags().get(Names.check("tag", key)));
    return change(insistence -> ModelRequests.tag(key, seen(seen, insistence), to));
  }

  /** Returns a change that lets an alias point at nothing; its history stays. */
  public Change<ModelSnapshot> removeAlias(String alias) {
    ModelState state = state();
    Optional<Integer> seen = state.findAlias(alias).map(v -> v.number());
    return change(insistence -> AliasRequests.remove(alias, seen(seen, insistence)));
  }

  /**
   * Returns a change that lets an alias go back to the version that held it before its latest
   * assignment that is not rolled back yet, also if the alias was removed in between. An alias that
   * points at nothing now goes back to the version that held it last. Two rollbacks at once are
   * one. Its {@code commit()} throws {@link NothingToRollBackException} if there is no earlier
   * holder.
   *
   * @throws AliasNotFoundException if the alias was never assigned
   */
  public Change<ModelVersion> rollback(String alias) {
    ModelState state = state();
    AliasState step = state.aliases().get(alias);
    if (step == null) {
      throw AliasRequests.notFound(state, alias);
    }
    return new Change<>(
        registry,
        name,
        insistence -> AliasRequests.rollBack(alias, seen(step.revision(), insistence)),
        after -> new ModelSnapshot(registry, after).alias(alias));
  }

  /**
   * Deletes the model: its versions can no longer be reached, its history stays, its name stays
   * taken. {@link ModelRegistry#restoreModel} brings it back.
   */
  public void delete(String reason) {
    var unused =
        registry.commit(
            name, ModelRequests.delete(), Optional.of(Names.checkText("reason", reason)));
  }

  /**
   * Returns rules, to be named, that say which versions are kept; nothing happens before their
   * {@code apply(reason)}.
   */
  @CheckReturnValue
  public Retention retention() {
    return new Retention(registry, name);
  }

  /**
   * Returns what deleting the model now would do: its versions, its aliases, and the bytes that
   * purging all of its versions would free. Reads the state of every model.
   */
  public DeletionPreview deletionPreview() {
    return Deletions.ofModel(registry, state());
  }

  /**
   * Returns what changed from one version to another, and what that did: on the model's primary
   * data set if both have results there, otherwise on the newest data set on which both have. A
   * model with a primary metric lets only the former pass {@link
   * VersionComparison#requireNotWorse}.
   *
   * @throws VersionNotFoundException if one of them is not a version of this model
   */
  public VersionComparison compare(ModelVersion a, ModelVersion b) {
    return Comparisons.compare(registry, state(), a, b, Optional.empty());
  }

  /**
   * Returns what changed from one version to another, and what that did on a data set.
   *
   * @throws VersionNotFoundException if one of them is not a version of this model
   */
  public VersionComparison compare(ModelVersion a, ModelVersion b, DatasetRef dataset) {
    return Comparisons.compare(registry, state(), a, b, Optional.of(dataset));
  }

  /**
   * Returns the versions by the model's primary metric, best first.
   *
   * @throws IllegalStateException if the model has no primary metric
   */
  public Leaderboard leaderboard() {
    PrimaryMetric primary = primary();
    return leaderboard(primary.metric(), primary.dataset());
  }

  /**
   * Returns the versions by a metric on the model's primary data set, best first; without a primary
   * one, on the data set of the newest evaluation.
   *
   * @throws IllegalStateException if there is neither
   */
  public Leaderboard leaderboard(Metric metric) {
    ModelState state = state();
    return Leaderboards.of(registry, state, metric, Comparisons.usualDataset(state));
  }

  /**
   * Returns the versions by a metric on a data set, best first. Tests each version against the
   * first of its rank, for which it reads the kept predictions.
   */
  public Leaderboard leaderboard(Metric metric, DatasetRef dataset) {
    return Leaderboards.of(registry, state(), metric, dataset);
  }

  /**
   * Returns the best version by a metric on the data set that {@link #leaderboard(Metric)} uses, or
   * empty if no version has been evaluated on it. Others may be no worse by more than chance; the
   * leaderboard says which.
   */
  public Optional<ModelVersion> best(Metric metric) {
    ModelState state = state();
    return Comparisons.findUsualDataset(state)
        .flatMap(dataset -> Leaderboards.best(registry, state, metric, dataset));
  }

  /**
   * Returns the versions at which a metric got worse by more than chance, each with what was
   * changed then, on the data set that {@link #leaderboard(Metric)} uses.
   *
   * @throws IllegalStateException if the model has no primary data set and no evaluation yet
   */
  public Regressions regressions(Metric metric) {
    ModelState state = state();
    return RegressionSearch.of(registry, state, metric, Comparisons.usualDataset(state));
  }

  /**
   * Returns the versions at which a metric got worse on a data set by more than chance, each with
   * what was changed then. Tests each version against the one before, for which it reads the kept
   * predictions of all.
   */
  public Regressions regressions(Metric metric, DatasetRef dataset) {
    return RegressionSearch.of(registry, state(), metric, dataset);
  }

  /** Returns which version started from which one's configuration. */
  public VersionTree tree() {
    return VersionTree.of(registry, state());
  }

  /** Returns a table of all versions to read at a terminal, best first where that is known. */
  public VersionTable table() {
    return VersionTable.of(registry, state());
  }

  private PrimaryMetric primary() {
    return state()
        .primary()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "model \""
                        + name
                        + "\" has no primary metric; name metric and data set, or say what best"
                        + " means with primary(metric, dataset).commit()"));
  }

  /**
   * Returns everything that ever happened to the model, oldest first; also of a deleted one. Reads
   * the whole history.
   */
  public List<HistoryEntry> history() {
    return registry.engine().history(name);
  }

  /**
   * Returns a part of {@link #history()}: so many entries from a revision on, or fewer where the
   * history ends; none behind its end. Reads these and the one before them, so that a page of a
   * long history costs no more than one of a short history.
   *
   * @param fromRevision the revision of the first entry, from 0
   * @param atMost how many, at least 1
   * @throws IllegalArgumentException if one of them is less
   */
  public List<HistoryEntry> history(long fromRevision, int atMost) {
    if (fromRevision < 0 || atMost < 1) {
      throw new IllegalArgumentException(
          atMost + " entries from revision " + fromRevision + "; use 1 or more, from 0 or later");
    }
    return registry.engine().history(name, fromRevision, atMost);
  }

  /**
   * Walks the chain from its first commit and returns what is wrong; also of a deleted model.
   * {@link ModelRegistry#verify()} says what can be found, and reads the blobs too.
   */
  public Verification verify() {
    return verification(registry.engine().audit(name).walk());
  }

  /**
   * Walks the chain and checks that what the anchor names is still part of it: finds also a tail
   * that was cut off, an older copy put back, and a rewritten history, up to the anchor.
   *
   * @throws IllegalArgumentException if the anchor is one of another model or registry
   */
  public Verification verify(Anchor anchor) {
    return verification(registry.engine().audit(name).walk().against(anchor));
  }

  private static Verification verification(ChainAudit audit) {
    return new Verification(1, audit.commits(), 0, audit.findings(), audit.removed());
  }

  /** Returns the anchor of the newest commit; keep it elsewhere, and verify against it later. */
  public Anchor anchor() {
    return now().anchor();
  }

  /**
   * Writes the model into a dossier: its history byte for byte, the files that it needs, and a
   * manifest, which can be read and verified anywhere without this registry. A zip file if the name
   * ends in {@code .zip}, or else a directory; it appears only when it is whole. Also for a deleted
   * model.
   *
   * @return the anchor of the newest commit in it; keep it elsewhere, to check the dossier by
   * @throws DamagedHistoryException if the history or a file is damaged
   * @throws java.io.UncheckedIOException if there is something at the target already, or it cannot
   *     be written
   */
  @CanIgnoreReturnValue
  public Anchor export(Path target) {
    if (!registry.engine().state(name).exists()) {
      var unused = state();
    }
    return registry.engine().export(List.of(name), target).get(0);
  }

  ModelState state() {
    Engine engine = registry.engine();
    return engine.liveState(name);
  }

  private Change<ModelSnapshot> change(Function<Insistence, Request> request) {
    return new Change<>(registry, name, request, after -> new ModelSnapshot(registry, after));
  }

  static <T> Seen<T> seen(T value, Insistence insistence) {
    return new Seen<>(value, insistence == Insistence.EVEN_IF_CHANGED);
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return "model \"" + name + "\"";
  }
}
