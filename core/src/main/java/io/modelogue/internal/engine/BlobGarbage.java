package io.modelogue.internal.engine;

import io.modelogue.Garbage;
import io.modelogue.internal.Limits;
import io.modelogue.internal.state.VersionBlobs;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.BlobInfo;
import io.modelogue.storage.BlobStore;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.Page;
import io.modelogue.storage.StorageLimits;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Finds and drops blobs that were kept and never named. Safe for use by several threads.
 *
 * <p>The blobs are listed before the states are read, so that a need that is newer than the list is
 * seen in a state or belongs to a blob that is not listed. Between the reading and the dropping
 * somebody may come to need an old blob: putting it touches it, which the store sees when it drops
 * it, and the writer looks again after its commit ({@link KeptBlobs}).
 */
public final class BlobGarbage {
  private static final String ACTIVITY = "looking for files that nothing needs";

  private final Engine engine;
  private final Supplier<BlobStore> store;
  private final StorageFailures failures;

  BlobGarbage(Engine engine, Supplier<BlobStore> store, StorageFailures failures) {
    this.engine = engine;
    this.store = store;
    this.failures = failures;
  }

  /** Returns what no version needs, whatever its age. */
  public Garbage find() {
    Map<BlobId, BlobInfo> unneeded = unneeded(blob -> true);
    return new Garbage(unneeded.size(), unneeded.values().stream().mapToLong(BlobInfo::size).sum());
  }

  /**
   * Drops what no version needs and nobody has touched for so long; returns what was dropped.
   *
   * @throws IllegalArgumentException if that is not long enough
   */
  public Garbage collect(Duration olderThan) {
    if (olderThan.compareTo(Limits.GARBAGE_AGE) < 0) {
      throw new IllegalArgumentException(
          "files are garbage after "
              + Limits.GARBAGE_AGE.toDays()
              + " days at the earliest, since a commit that needs them may be on its way; "
              + olderThan
              + " was given");
    }
    Instant limit = before(olderThan);
    long blobs = 0;
    long bytes = 0;
    for (BlobInfo blob : unneeded(b -> b.touched().isBefore(limit)).values()) {
      // not the limit: where this clock is ahead, even what was touched just now is older than that
      Instant sinceListed = blob.touched().plusNanos(1);
      if (failures.duringRepeatable(ACTIVITY, () -> store.get().delete(blob.id(), sinceListed))) {
        blobs++;
        bytes += blob.size();
      }
    }
    return new Garbage(blobs, bytes);
  }

  private Instant before(Duration age) {
    try {
      return engine.now().minus(age);
    } catch (DateTimeException | ArithmeticException e) {
      // nothing is older than time itself
      return Instant.MIN;
    }
  }

  private Map<BlobId, BlobInfo> unneeded(Predicate<BlobInfo> wanted) {
    Map<BlobId, BlobInfo> candidates = new HashMap<>();
    Optional<Cursor> next = Optional.of(Cursor.START);
    while (next.isPresent()) {
      Page<BlobInfo> page = page(next.get());
      page.items().stream().filter(wanted).forEach(blob -> candidates.put(blob.id(), blob));
      next = page.next();
    }
    if (!candidates.isEmpty()) {
      for (String model : engine.modelNames()) {
        engine
            .foldedState(model)
            .versions()
            .forEach(
                version ->
                    VersionBlobs.needed(version)
                        .forEach(blob -> candidates.remove(BlobId.parse(blob.digest()))));
      }
    }
    return candidates;
  }

  private Page<BlobInfo> page(Cursor after) {
    return failures.during(ACTIVITY, "", () -> store.get().list(after, StorageLimits.PAGE_ITEMS));
  }
}
