package io.modelogue.storage.file;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.storage.AppendResult;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.BlobInfo;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.Commit;
import io.modelogue.storage.ConflictException;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.OutcomeUnknownException;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageException;
import io.modelogue.storage.StorageLimits;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What writers asked for and what they were told: so what must be there, and what may be.
 *
 * <p>It writes on behalf of a test, and lets exceptions through. Used by one thread.
 */
final class Ledger {
  private final Map<StreamId, Map<Long, Commit>> acknowledged = new HashMap<>();
  private final Map<StreamId, Map<Long, Set<Commit>>> possible = new HashMap<>();
  private final Map<StreamId, Set<Checkpoint>> checkpoints = new HashMap<>();
  private final Set<BlobId> blobsThatMustBe = new HashSet<>();
  private final Set<BlobId> blobsThatMayBe = new HashSet<>();
  private Runnable afterEach = () -> {};

  /** Runs something whenever a writer has been told what became of its call. */
  void afterEachAnswer(Runnable action) {
    afterEach = action;
  }

  AppendResult append(Storage storage, StreamId stream, long expectedHead, Commit commit) {
    Set<Commit> candidates =
        possible
            .computeIfAbsent(stream, id -> new HashMap<>())
            .computeIfAbsent(expectedHead + 1, revision -> new HashSet<>());
    boolean replay = !candidates.add(commit);
    try {
      AppendResult result = storage.journal().append(stream, expectedHead, commit);
      Commit before =
          acknowledged
              .computeIfAbsent(stream, id -> new HashMap<>())
              .put(result.revision(), commit);
      assertThat(before).as("revision %d has one winner", result.revision()).isIn(null, commit);
      return result;
    } catch (StorageException e) {
      if (!(e instanceof OutcomeUnknownException) && !replay) {
        // definitely not written: from now on it must never be seen
        candidates.remove(commit);
      }
      throw e;
    } finally {
      afterEach.run();
    }
  }

  /** Appends the next commit after the head that the storage tells of. */
  void append(Storage storage, StreamId stream, String text) {
    append(storage, stream, Stores.head(storage, stream), Stores.commit(text));
  }

  /** Appends at a head that is known to be wrong. */
  void conflict(Storage storage, StreamId stream, long wrongHead) {
    try {
      append(storage, stream, wrongHead, Stores.commit("late"));
    } catch (ConflictException e) {
      return;
    }
    throw new AssertionError("no conflict at " + wrongHead);
  }

  void checkpoint(Storage storage, StreamId stream, Checkpoint checkpoint) {
    checkpoints.computeIfAbsent(stream, id -> new HashSet<>()).add(checkpoint);
    storage.journal().checkpoint(stream, checkpoint);
    afterEach.run();
  }

  BlobId put(Storage storage, byte[] content) {
    BlobId id = BlobId.of(content);
    boolean unknown = !blobsThatMayBe.add(id);
    try {
      storage.blobs().put(id, content.length, ContentSource.of(content));
      blobsThatMustBe.add(id);
    } catch (StorageException e) {
      if (!(e instanceof OutcomeUnknownException) && !unknown) {
        blobsThatMayBe.remove(id);
      }
      throw e;
    } finally {
      afterEach.run();
    }
    return id;
  }

  void delete(Storage storage, BlobId id) {
    boolean there = blobsThatMustBe.remove(id);
    try {
      boolean deleted = storage.blobs().delete(id, Instant.MAX);
      assertThat(deleted || !there).as("what must be there is deleted by this call").isTrue();
      blobsThatMayBe.remove(id);
    } catch (StorageException e) {
      if (there && !(e instanceof OutcomeUnknownException)) {
        blobsThatMustBe.add(id);
      }
      throw e;
    } finally {
      afterEach.run();
    }
  }

  /** Holds a storage against what its writers were told. */
  void verify(Storage storage) throws IOException {
    Set<StreamId> expected = new HashSet<>(acknowledged.keySet());
    Set<StreamId> listed =
        new HashSet<>(storage.journal().streams(Cursor.START, StorageLimits.PAGE_ITEMS).items());
    assertThat(listed).as("acknowledged streams are listed").containsAll(expected);
    assertThat(possible.keySet()).as("no other stream is").containsAll(listed);
    for (StreamId stream : possible.keySet()) {
      List<StoredCommit> commits = storage.journal().read(stream, 0, 10_000, Long.MAX_VALUE);
      assertThat(commits.isEmpty()).as("listed if it exists").isEqualTo(!listed.contains(stream));
      assertThat(Stores.head(storage, stream)).isEqualTo(commits.size() - 1L);
      verify(stream, commits);
      storage
          .journal()
          .checkpoint(stream)
          .ifPresent(found -> assertThat(checkpoints.get(stream)).contains(found));
    }
    if (!blobsThatMayBe.isEmpty() || !blobsThatMustBe.isEmpty()) {
      verifyBlobs(storage);
    }
  }

  Set<StreamId> streams() {
    return possible.keySet();
  }

  private void verify(StreamId stream, List<StoredCommit> commits) {
    for (StoredCommit found : commits) {
      Set<Commit> candidates = possible.get(stream).getOrDefault(found.revision(), Set.of());
      if (!candidates.contains(found.commit())) {
        throw new AssertionError(
            "revision %d of %s holds what nobody may have written there"
                .formatted(found.revision(), stream));
      }
    }
    acknowledged
        .getOrDefault(stream, Map.of())
        .forEach(
            (revision, commit) -> {
              if (revision >= commits.size()) {
                throw new AssertionError(
                    "revision %d of %s was acknowledged and is gone".formatted(revision, stream));
              }
              if (!commits.get(revision.intValue()).commit().equals(commit)) {
                throw new AssertionError(
                    "revision %d of %s was acknowledged to another".formatted(revision, stream));
              }
            });
  }

  private void verifyBlobs(Storage storage) throws IOException {
    List<BlobInfo> blobs =
        new ArrayList<>(storage.blobs().list(Cursor.START, StorageLimits.PAGE_ITEMS).items());
    for (BlobInfo blob : blobs) {
      try (InputStream in = storage.blobs().open(blob.id())) {
        assertThat(in.readAllBytes().length).isEqualTo((int) blob.size());
      }
    }
    Set<BlobId> listed = blobs.stream().map(BlobInfo::id).collect(toSet());
    assertThat(listed).as("acknowledged blobs are there").containsAll(blobsThatMustBe);
    assertThat(blobsThatMayBe).as("no others are").containsAll(listed);
  }
}
