package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.storage.AppendResult;
import io.modelogue.storage.BlobInfo;
import io.modelogue.storage.BlobStore;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.Commit;
import io.modelogue.storage.ConflictException;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.Journal;
import io.modelogue.storage.MemoryStorage;
import io.modelogue.storage.Page;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageInfo;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A storage without safeguards of its own: whoever holds it can change what lies in it. */
final class EditableStorage implements Storage, Journal {
  private static final int COPIED = 1_000;

  private final Map<StreamId, List<Commit>> streams = new TreeMap<>();
  private final MemoryStorage memory = MemoryStorage.create();
  private BlobStore blobs = memory.blobs();
  private boolean failsToKeep;

  /** The checkpoints of the models, to be changed at will. */
  final Map<StreamId, Checkpoint> checkpoints = new ConcurrentSkipListMap<>();

  /** How many checkpoints were written so far. */
  final AtomicInteger checkpointsKept = new AtomicInteger();

  /** What happens before a checkpoint is kept, in the thread that keeps it. */
  Runnable beforeCheckpoints = () -> {};

  /** How many commits were read so far. */
  long commitsRead;

  /** Returns a copy of what lies in another storage, which is closed. */
  static EditableStorage copyOf(Storage original) {
    EditableStorage copy = new EditableStorage();
    try (original) {
      copy(original, copy);
    }
    return copy;
  }

  /** Writes what lies here into an empty storage, as it stands, and closes that. */
  void writeTo(Storage empty) {
    try (empty) {
      copy(this, empty);
    }
  }

  private static void copy(Storage from, Storage to) {
    for (StreamId stream : from.journal().streams(Cursor.START, COPIED).items()) {
      for (StoredCommit stored : from.journal().read(stream, 0, COPIED, Long.MAX_VALUE)) {
        AppendResult written = to.journal().append(stream, stored.revision() - 1, stored.commit());
        assertThat(written.revision()).isEqualTo(stored.revision());
      }
    }
    for (BlobInfo blob : from.blobs().list(Cursor.START, COPIED).items()) {
      assertThat(to.blobs().put(blob.id(), blob.size(), () -> from.blobs().open(blob.id())))
          .isNotNull();
    }
  }

  /** Returns the commits of a model, to be changed at will. */
  List<Commit> commits(String model) {
    return streams.get(new StreamId("model", model));
  }

  /** Returns the commits of the registry itself. */
  List<Commit> registryCommits() {
    return streams.get(new StreamId("registry", "registry"));
  }

  void removeModel(String model) {
    streams.remove(new StreamId("model", model));
  }

  void removeBlobs() {
    blobs = MemoryStorage.create().blobs();
  }

  void damageBlobs() {
    blobs = new DamagedBlobs(blobs);
  }

  @Override
  public Journal journal() {
    return this;
  }

  @Override
  public BlobStore blobs() {
    return blobs;
  }

  @Override
  public StorageInfo info() {
    return memory.info();
  }

  /** Stays open: what lies here is looked at again and again. */
  @Override
  public void close() {}

  @Override
  public AppendResult append(StreamId stream, long expectedHead, Commit commit) {
    List<Commit> commits = streams.computeIfAbsent(stream, s -> new ArrayList<>());
    long head = commits.size() - 1L;
    if (head != expectedHead) {
      throw new ConflictException(stream, expectedHead, head);
    }
    commits.add(commit);
    return AppendResult.committed(head + 1);
  }

  @Override
  public List<StoredCommit> read(
      StreamId stream, long fromRevision, int maxCommits, long maxBytes) {
    List<Commit> commits = streams.getOrDefault(stream, List.of());
    List<StoredCommit> found = new ArrayList<>();
    for (long r = fromRevision; r < commits.size() && found.size() < maxCommits; r++) {
      found.add(new StoredCommit(r, commits.get((int) r)));
    }
    commitsRead += found.size();
    return found;
  }

  @Override
  public OptionalLong head(StreamId stream, long atLeast) {
    List<Commit> commits = streams.getOrDefault(stream, List.of());
    return commits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(commits.size() - 1L);
  }

  @Override
  public Page<StreamId> streams(Cursor after, int limit) {
    return Page.of(List.copyOf(streams.keySet()), limit, StreamId::toString);
  }

  @Override
  public Optional<Checkpoint> checkpoint(StreamId stream) {
    return Optional.ofNullable(checkpoints.get(stream));
  }

  @Override
  public void checkpoint(StreamId stream, Checkpoint checkpoint) {
    if (failsToKeep) {
      throw new UnavailableException("the disk is full", null);
    }
    beforeCheckpoints.run();
    checkpoints.put(stream, checkpoint);
    checkpointsKept.incrementAndGet();
  }

  void failToKeepCheckpoints() {
    failsToKeep = true;
  }
}
