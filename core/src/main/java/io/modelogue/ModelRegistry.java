package io.modelogue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.modelogue.internal.Names;
import io.modelogue.internal.Suggestions;
import io.modelogue.internal.dossier.DossierStorage;
import io.modelogue.internal.engine.Engine;
import io.modelogue.internal.state.ModelRequests;
import io.modelogue.internal.state.ModelState;
import io.modelogue.storage.MemoryStorage;
import io.modelogue.storage.Storage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The histories of an application's models: the front door of the library.
 *
 * <pre>{@code
 * try (ModelRegistry registry = ModelRegistry.builder(Path.of("models")).open()) {
 *   Model spam = registry.createModel("spam-filter").concepts("ham", "spam").createIfAbsent();
 *   ...
 * }
 * }</pre>
 *
 * <p>Several processes may open one registry at once. What one of them has written, the others see
 * with their next read. Safe for use by several threads.
 *
 * <p>Every write is as durable as the storage promises when the call returns; a registry on files
 * keeps it through {@code kill -9} and, on a disk that honours fsync, through power loss. Every
 * method throws {@link RegistryClosedException} once the registry is closed, and {@link
 * StorageFailureException} if the storage fails.
 */
@CheckReturnValue
public final class ModelRegistry implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ModelRegistry.class);

  private final OpenRegistry registry;

  ModelRegistry(OpenRegistry registry) {
    this.registry = registry;
  }

  /**
   * Returns a builder of a registry in a directory of plain files. The module {@code
   * modelogue-storage-file} must be on the class path or module path.
   */
  public static ModelRegistryBuilder builder(Path directory) {
    return ModelRegistryBuilder.at(directory.toUri());
  }

  /** Returns a builder of a registry in the storage whose provider serves this URI's scheme. */
  public static ModelRegistryBuilder builder(URI location) {
    return ModelRegistryBuilder.at(location);
  }

  /** Returns a builder of a registry in this storage, which is closed with the registry. */
  public static ModelRegistryBuilder builder(Storage storage) {
    return ModelRegistryBuilder.on(storage);
  }

  /** Returns a builder of a registry in memory, for tests: nothing of it outlives its closing. */
  public static ModelRegistryBuilder inMemory() {
    return ModelRegistryBuilder.on(MemoryStorage.create());
  }

  /**
   * Returns a dossier as a registry of its own that can only be read. It keeps the id of the
   * registry that it was exported from, so that anchors of that registry hold here too. Nothing is
   * verified by opening it; {@link Dossier#verify} does that.
   *
   * @throws RegistryOpenException if there is no dossier, or its manifest cannot be understood
   */
  @CheckReturnValue
  public static ModelRegistry openDossier(Path dossier) {
    return builder(DossierStorage.open(dossier)).open();
  }

  /** Returns the registry's id, which every commit repeats. */
  public UUID id() {
    return registry.engine().registryId();
  }

  /** Returns where the registry lies. */
  public String location() {
    return registry.engine().location();
  }

  /**
   * Returns a request that makes a model of this name; nothing happens before its {@code create()}.
   *
   * @throws IllegalArgumentException if this is not a name: 1 to 200 characters of any script, no
   *     control characters, not only blanks
   */
  public ModelCreation createModel(String name) {
    return new ModelCreation(registry, Names.check("model", name));
  }

  /**
   * Returns the model of this name.
   *
   * @throws ModelNotFoundException if there is none, or it is deleted; the message names a model of
   *     a similar name, if there is one
   */
  public Model model(String name) {
    ModelState state = registry.engine().state(Names.check("model", name));
    if (!state.exists()) {
      throw new ModelNotFoundException(
          name, "there is no model \"" + name + "\"" + Suggestions.didYouMean(name, modelNames()));
    }
    ModelRequests.requireLive(state);
    return new Model(registry, name);
  }

  /** Returns the model of this name, or empty if there is none or it is deleted. */
  public Optional<Model> findModel(String name) {
    ModelState state = registry.engine().state(Names.check("model", name));
    return state.exists() && !state.deleted()
        ? Optional.of(new Model(registry, name))
        : Optional.empty();
  }

  /**
   * Returns all models that are not deleted, by name. Reads the state of each; {@link
   * #modelNames()} is cheaper. A model whose history is damaged is among them: it says so itself
   * when it is read, and hides no other.
   */
  public List<Model> models() {
    return modelNames().stream()
        .filter(this::isThere)
        .map(name -> new Model(registry, name))
        .toList();
  }

  private boolean isThere(String name) {
    try {
      return !registry.engine().state(name).deleted();
    } catch (DamagedHistoryException | UnsupportedHistoryException e) {
      log.debug("model {} cannot be read", name, e);
      return true;
    }
  }

  /** Returns the names of all models, deleted ones too, sorted; reads no model. */
  public List<String> modelNames() {
    return registry.engine().modelNames();
  }

  /**
   * Returns a query for versions of all models; nothing is read before its {@code stream()} or
   * {@code list()}.
   */
  @CheckReturnValue
  public VersionQuery versions() {
    return VersionQuery.all(registry);
  }

  /**
   * Brings a deleted model back; does nothing if it is not deleted.
   *
   * @throws ModelNotFoundException if it never was
   */
  @CanIgnoreReturnValue
  public Model restoreModel(String name, String reason) {
    var unused =
        registry.commit(
            Names.check("model", name),
            ModelRequests.restore(),
            Optional.of(Names.checkText("reason", reason)));
    return new Model(registry, name);
  }

  /** Lets a listener hear of everything that this process writes from now on. */
  @CanIgnoreReturnValue
  public Subscription subscribe(RegistryListener listener) {
    registry.engine().requireOpen("subscribing a listener");
    return registry.subscribe(listener);
  }

  /**
   * Writes all models, deleted ones too, into a dossier: their histories byte for byte, the files
   * that they need, and a manifest, which can be read and verified anywhere without this registry.
   * A zip file if the name ends in {@code .zip}, or else a directory; it appears only when it is
   * whole.
   *
   * @return the anchors of the newest commits in it; keep them elsewhere, to check the dossier by
   * @throws DamagedHistoryException if a history or a file is damaged
   * @throws java.io.UncheckedIOException if there is something at the target already, or it cannot
   *     be written
   */
  @CanIgnoreReturnValue
  public List<Anchor> export(Path target) {
    return registry.engine().export(modelNames(), target);
  }

  /**
   * Reads every commit of every model and every blob that they name, and returns what is wrong.
   * Blobs that were purged or erased are no damage; they are told apart as {@link
   * Verification#removed()}. Takes as long as reading everything takes.
   *
   * <p>Finds edits, insertions, removals in the middle, reordering and transplanted commits.
   * Without an {@link Anchor} kept elsewhere it cannot find an edit of a model's newest commit,
   * which no other commit names yet, a cut-off tail, an older copy put back, a model that was
   * removed whole, or a history written anew from its start; {@link #verify(RegistryAnchor)} finds
   * those.
   */
  public Verification verify() {
    return RegistryAudit.of(registry.engine());
  }

  /**
   * Does what {@link #verify()} does, and checks that what the anchor names is still there: finds
   * also a tail that was cut off, an older copy put back, a rewritten history and a model that was
   * removed whole, up to the anchor. An anchor of another registry is a finding too.
   */
  public Verification verify(RegistryAnchor anchor) {
    return RegistryAudit.against(registry.engine(), anchor);
  }

  /**
   * Walks the history that a receipt names up to the receipt's revision, and returns what does not
   * match; nothing if the receipt is proven. A receipt of a deleted model or version is proven all
   * the same. Reads no files: {@link #verify()} does.
   */
  public Verification verify(Receipt receipt) {
    return new ReceiptCheck(registry.engine(), receipt).run();
  }

  /**
   * Returns an anchor of all models, deleted ones too; keep it elsewhere, and verify against it
   * later. Reads the state of each model. Of models that are written to at the same time, each is
   * anchored at some revision during the call.
   */
  public RegistryAnchor anchor() {
    Engine engine = registry.engine();
    List<Anchor> models =
        engine.modelNames().stream()
            .map(engine::newestState)
            .map(state -> new ModelSnapshot(registry, state).anchor())
            .toList();
    return new RegistryAnchor(engine.registryId(), models);
  }

  /**
   * Reads everything that {@link #verify()} reads, and the state of each model, and returns what is
   * wrong, what follows from it, and what takes space for nothing. Nothing is repaired: what is
   * damaged stays as it is until somebody puts back a copy.
   */
  public RegistryCheck check() {
    return new RegistryExamination(registry.engine()).run();
  }

  /**
   * Drops the files that no version of any model needs, and that nobody has touched for so long.
   * Such files remain when a process ends between keeping a file and the commit that names it. They
   * are never dropped by themselves. Safe while other processes write: whoever needs a file touches
   * it, before the commit and after it. Reads the state of every model.
   *
   * @param olderThan at least 7 days, so that no commit is still on its way
   * @return what was dropped
   * @throws IllegalArgumentException if it is less than 7 days
   * @throws DamagedHistoryException if a model cannot be read: what it needs is not known then, and
   *     nothing is dropped
   * @throws ReadOnlyRegistryException if the registry was opened for reading
   */
  @CanIgnoreReturnValue
  public Garbage collectGarbage(Duration olderThan) {
    return registry.engine().garbage().collect(olderThan);
  }

  /**
   * Waits for trainings and evaluations that run or are queued, at most for the grace period (30
   * seconds unless the builder says otherwise). Then those that have not begun are recorded as
   * CANCELLED, and the others are asked to stop, with an interrupt; what does not stop within five
   * seconds more is recorded as CANCELLED on its behalf. Then the storage is closed. Closing twice
   * is fine.
   */
  @Override
  public void close() {
    registry.close();
  }

  @Override
  public String toString() {
    return "registry at " + location();
  }
}
