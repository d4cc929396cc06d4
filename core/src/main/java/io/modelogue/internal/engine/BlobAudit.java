package io.modelogue.internal.engine;

import io.modelogue.Finding.Kind;
import io.modelogue.history.BlobRef;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.VersionEvent.VersionPurged;
import io.modelogue.internal.journal.BlobRefs;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.BlobNotFoundException;
import io.modelogue.storage.BlobStore;
import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The blobs that one chain names, and what has become of them. One that is gone is damage, unless
 * the chain says that it was given up and nothing in the model needs it. Used once, by one thread.
 */
final class BlobAudit {
  private final Set<BlobRef> named = new LinkedHashSet<>();
  private final Map<BlobRef, Kind> givenUp = new LinkedHashMap<>();
  private final Set<BlobRef> leftOver = new LinkedHashSet<>();
  private final Map<BlobRef, String> missing = new LinkedHashMap<>();
  private final byte[] buffer = new byte[1 << 16];
  private long read;

  void note(HistoryEvent event) {
    named.addAll(BlobRefs.of(event));
    Kind kind = event instanceof VersionPurged ? Kind.PURGED : Kind.ERASED;
    BlobRefs.givenUp(event).forEach(blob -> givenUp.put(blob, kind));
  }

  /** Reads every blob to its end, and tells what it finds. */
  void read(BlobStore store, Set<BlobRef> needed, BiConsumer<Kind, String> found) {
    for (BlobRef blob : named) {
      boolean mayBeGone = givenUp.containsKey(blob) && !needed.contains(blob);
      try {
        long size = size(store, blob);
        read++;
        if (mayBeGone) {
          leftOver.add(blob);
        }
        if (size != blob.size()) {
          found.accept(
              Kind.BLOB_DAMAGED,
              "blob " + blob.digest() + " has " + size + " bytes, not " + blob.size());
        }
      } catch (BlobNotFoundException e) {
        if (mayBeGone) {
          found.accept(givenUp.get(blob), "blob " + blob.digest());
        } else {
          missing.put(blob, String.valueOf(e.getMessage()));
        }
      } catch (CorruptionException | IOException e) {
        found.accept(Kind.BLOB_DAMAGED, String.valueOf(e.getMessage()));
      } catch (UnavailableException e) {
        if (e.remedy() == UnavailableException.Remedy.REOPEN) {
          throw e;
        }
        found.accept(Kind.BLOB_UNREACHABLE, StorageFailures.inWords(e));
      }
    }
  }

  /** Returns whether some are gone that nobody had given up. */
  boolean areMissing() {
    return !missing.isEmpty();
  }

  /**
   * Tells which blobs are gone, and of which of them it is known by now that they were given up.
   */
  void tellMissing(Set<BlobRef> needed, BiConsumer<Kind, String> found) {
    missing.forEach(
        (blob, message) -> {
          if (givenUp.containsKey(blob) && !needed.contains(blob)) {
            found.accept(givenUp.get(blob), "blob " + blob.digest());
          } else {
            found.accept(Kind.BLOB_MISSING, message);
          }
        });
  }

  private long size(BlobStore store, BlobRef blob) throws IOException {
    try (InputStream in = store.open(BlobId.parse(blob.digest()))) {
      long size = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
      }
      return size;
    }
  }

  /** Returns how many blobs were read to their end. */
  long read() {
    return read;
  }

  /** Returns the blobs that were given up and are still there. */
  Set<BlobRef> leftOver() {
    return leftOver;
  }
}
