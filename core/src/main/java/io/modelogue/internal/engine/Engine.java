package io.modelogue.internal.engine;

import io.modelogue.Anchor;
import io.modelogue.RegistryClosedException;
import io.modelogue.history.HistoryEntry;
import io.modelogue.internal.run.RunJudgement;
import io.modelogue.internal.state.Evolution;
import io.modelogue.internal.state.ModelRequests;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.Request;
import io.modelogue.internal.state.RunRequests;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.Page;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageLimits;
import io.modelogue.storage.StreamId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * One open registry: everything is read and written through here. Safe for use by several threads.
 */
public final class Engine {
  private final Storage storage;
  private final String location;
  private final UUID registry;
  private final Clock clock;
  private final Supplier<String> actor;
  private final StorageFailures failures;
  private final JournalReader reader;
  private final JournalPages pages;
  private final HistoryReader histories;
  private final JournalWriter writer;
  private final BlobVault blobs;
  private final RunJudgement judgement;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Engine(
      Storage storage,
      String location,
      UUID registry,
      EngineOptions options,
      StorageFailures failures,
      BiConsumer<HistoryEntry, ModelState> committed) {
    this.storage = storage;
    this.location = location;
    this.registry = registry;
    this.clock = options.clock();
    this.actor = options::actorName;
    this.failures = failures;
    this.reader = new JournalReader(storage.journal(), registry, failures, options);
    this.pages = new JournalPages(storage.journal(), failures);
    this.histories = new HistoryReader(pages, registry);
    this.writer =
        new JournalWriter(storage.journal(), registry, reader, failures, options, committed);
    this.judgement = options.judgement();
    this.blobs = new BlobVault(storage::blobs, failures);
  }

  /**
   * Returns the registry that lies in a storage; makes one where the storage's mode allows that.
   *
   * @param committed told of every commit of this process, in the order of each model's history
   */
  public static Engine open(
      Storage storage,
      String location,
      EngineOptions options,
      BiConsumer<HistoryEntry, ModelState> committed) {
    StorageFailures failures = new StorageFailures(location);
    UUID id = RegistryStream.open(storage, location, failures, options.clock(), options::actorName);
    return new Engine(storage, location, id, options, failures, committed);
  }

  /** Returns the registry's id. */
  public UUID registryId() {
    return registry;
  }

  /** Returns where the registry lies. */
  public String location() {
    return location;
  }

  /** Returns the registry's clock. */
  public Clock clock() {
    return clock;
  }

  /** Returns now, in microseconds. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Returns the blobs. */
  public BlobVault blobs() {
    requireOpen("using its files");
    return blobs;
  }

  /** Returns what drops blobs that nothing needs any more. */
  public BlobDisposal disposal() {
    requireOpen("dropping files");
    return new BlobDisposal(this, storage::blobs, failures);
  }

  /** Returns what finds and drops blobs that were kept and never named. */
  public BlobGarbage garbage() {
    requireOpen("looking for files that nothing needs");
    return new BlobGarbage(this, storage::blobs, failures);
  }

  /**
   * Returns the state of a model as it is now, or was within the staleness allowed; what runs no
   * longer is seen as interrupted.
   */
  public ModelState state(String model) {
    if (isClosed()) {
      throw closed("reading model \"" + model + "\"");
    }
    return judged(reader.recentState(model));
  }

  /** Returns the state of a model as it is now, whatever staleness is allowed. */
  public ModelState newestState(String model) {
    requireOpen("reading model \"" + model + "\"");
    return judged(reader.state(model));
  }

  /**
   * Returns the state of a model as all its commits make it, whatever a checkpoint says: for what
   * cannot be undone. Reads the whole history.
   */
  public ModelState foldedState(String model) {
    requireOpen("reading model \"" + model + "\"");
    return reader.stateAt(model, Long.MAX_VALUE);
  }

  /** Returns the state of a model that is there and not deleted. */
  public ModelState liveState(String model) {
    return ModelRequests.requireLive(state(model));
  }

  /**
   * Returns the state of a model as it was.
   *
   * @throws IllegalArgumentException if the instant lies after the registry's clock and after the
   *     newest commit
   */
  public ModelState stateAsOf(String model, Instant instant) {
    requireOpen("reading model \"" + model + "\"");
    // another machine's clock may be ahead of this one's: what is in the history is known
    if (instant.isAfter(clock.instant()) && instant.isAfter(reader.state(model).at())) {
      throw new IllegalArgumentException(
          instant + " lies after the registry's clock (" + now() + "); the future is not known");
    }
    return reader.stateAsOf(model, instant);
  }

  private ModelState judged(ModelState state) {
    return Evolution.asIf(state, RunRequests.interruptions(state, judgement::isInterrupted));
  }

  /** Returns who would write now. */
  public String actor() {
    return actor.get();
  }

  /** Lets a request decide and writes what it decides; returns the state after it. */
  public ModelState commit(String model, Request request, Optional<String> reason) {
    requireOpen("writing to model \"" + model + "\"");
    return commit(model, request, actor(), reason);
  }

  /** Does the same for an actor that the request itself depends on. */
  public ModelState commit(String model, Request request, String by, Optional<String> reason) {
    requireOpen("writing to model \"" + model + "\"");
    return writer.write(model, request, by, reason);
  }

  /**
   * Returns the state of a model as it was at a revision that it reached; nothing behind it is
   * read.
   */
  public ModelState stateAt(String model, long revision) {
    requireOpen("reading model \"" + model + "\"");
    return new PastState(pages, registry).at(model, revision);
  }

  /** Writes like {@link #commit}, in the name of somebody who asked for it earlier. */
  public ModelState commitAs(String author, String model, Request request) {
    requireOpen("writing to model \"" + model + "\"");
    return writer.write(model, request, author, Optional.empty());
  }

  /**
   * Writes the beginning of a run of this process, or takes note that it runs no longer: who gets
   * an error does not begin, though the beginning may have been written.
   */
  public ModelState commitStart(
      String runId, String model, Request request, Optional<String> reason) {
    try {
      return commit(model, request, reason);
    } catch (RuntimeException | Error e) {
      abandon(runId);
      throw e;
    }
  }

  /** Takes note that a run of this process has ended though its end could not be recorded. */
  public void abandon(String runId) {
    judgement.abandon(runId);
  }

  /** Returns all entries of a model's history, oldest first. */
  public List<HistoryEntry> history(String model) {
    requireOpen("reading the history of \"" + model + "\"");
    return histories.all(model);
  }

  /** Returns so many entries from a revision on, oldest first. */
  public List<HistoryEntry> history(String model, long from, int atMost) {
    requireOpen("reading the history of \"" + model + "\"");
    return histories.part(model, from, atMost);
  }

  /** Returns the names of all models, deleted ones too, in order. */
  public List<String> modelNames() {
    requireOpen("listing its models");
    List<String> names = new ArrayList<>();
    Optional<Cursor> next = Optional.of(Cursor.START);
    while (next.isPresent()) {
      Page<String> page = modelNames(next.get());
      names.addAll(page.items());
      next = page.next();
    }
    return names;
  }

  /** Returns the names of the models behind a position, in order; a page may be short or empty. */
  public Page<String> modelNames(Cursor after) {
    requireOpen("listing its models");
    Page<StreamId> page =
        failures.during(
            "listing the models",
            "",
            () -> storage.journal().streams(after, StorageLimits.PAGE_ITEMS));
    List<String> names =
        page.items().stream().filter(JournalReader::isModel).map(StreamId::name).toList();
    return new Page<>(names, page.next());
  }

  /** Returns a walk over the registry's own chain. */
  public ChainAudit auditOfRegistry() {
    requireOpen("verifying the registry");
    return new ChainAudit(storage, registry, RegistryStream.STREAM, failures);
  }

  /** Writes models into a dossier and returns the anchors of what was written. */
  public List<Anchor> export(List<String> models, Path target) {
    requireOpen("exporting models");
    return new DossierExport(storage, registry, failures).write(models, target, now());
  }

  /** Returns a walk over one model's chain that finds everything wrong with it. */
  public ChainAudit audit(String model) {
    requireOpen("verifying model \"" + model + "\"");
    return new ChainAudit(storage, registry, JournalReader.stream(model), failures);
  }

  /**
   * Checks that the registry is open.
   *
   * @throws RegistryClosedException if it is closed
   */
  public void requireOpen(String activity) {
    if (isClosed()) {
      throw closed(activity);
    }
  }

  private RegistryClosedException closed(String activity) {
    return new RegistryClosedException(
        location, "the registry at " + location + " is closed; open it again before " + activity);
  }

  /** Returns whether it is closed. */
  public boolean isClosed() {
    return closed.get();
  }

  /** Closes the storage; closing twice is fine. */
  public void close() {
    if (closed.compareAndSet(false, true)) {
      reader.close();
      storage.close();
    }
  }
}
