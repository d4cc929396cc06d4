package io.modelogue.internal.engine;

import io.modelogue.history.BlobRef;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.VersionBlobs;
import io.modelogue.internal.state.VersionState;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.BlobStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Drops blobs that nothing in the registry needs any more. Safe for use by several threads.
 *
 * <p>What is still needed is known from the states of all models, deleted ones too; if one of them
 * cannot be read, nothing is dropped. A writer keeps a blob first and commits afterwards, so it may
 * need a blob that no state names yet. Therefore a blob is dropped only if nobody has touched it
 * since before the states were read, and a writer touches its blobs again after its commit ({@link
 * KeptBlobs}): either the state shows the need, or the touch does, or the writer finds the blob
 * gone and puts it again.
 */
public final class BlobDisposal {
  private final Engine engine;
  private final Supplier<BlobStore> store;
  private final StorageFailures failures;

  BlobDisposal(Engine engine, Supplier<BlobStore> store, StorageFailures failures) {
    this.engine = engine;
    this.store = store;
    this.failures = failures;
  }

  /**
   * Drops those of the blobs that no version of any model needs. May be called again after it was
   * interrupted; reads the state of every model.
   */
  public void drop(String activity, Collection<BlobRef> givenUp) {
    Map<BlobId, Instant> touched = new LinkedHashMap<>();
    for (BlobRef blob : givenUp) {
      BlobId id = BlobId.parse(blob.digest());
      failures
          .during(activity, "", () -> store.get().find(id))
          .ifPresent(info -> touched.put(id, info.touched()));
    }
    if (touched.isEmpty()) {
      return;
    }
    forEachNeeded((model, version) -> true, b -> touched.remove(BlobId.parse(b.digest())));
    touched.forEach((id, when) -> failures.duringRepeatable(activity, () -> drop(id, when)));
  }

  private boolean drop(BlobId id, Instant lastTouched) {
    return store.get().delete(id, lastTouched.plusNanos(1));
  }

  /**
   * Returns those of the blobs that the versions of one model, and nothing else in the registry,
   * name: what goes if all of them are purged. Reads the state of every model.
   */
  public Set<BlobRef> onlyIn(ModelState model, Predicate<VersionState> versions) {
    Set<BlobRef> only = new HashSet<>();
    model.versions().stream().filter(versions).forEach(v -> only.addAll(VersionBlobs.needed(v)));
    forEachNeeded(
        (name, version) -> !(name.equals(model.name()) && versions.test(version)), only::remove);
    return only;
  }

  private void forEachNeeded(VersionFilter filter, Consumer<BlobRef> needed) {
    for (String name : engine.modelNames()) {
      engine.foldedState(name).versions().stream()
          .filter(version -> filter.test(name, version))
          .forEach(version -> VersionBlobs.needed(version).forEach(needed));
    }
  }

  /** Which versions of which models count. */
  private interface VersionFilter {
    boolean test(String model, VersionState version);
  }
}
