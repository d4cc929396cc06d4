package io.modelogue.internal.dossier;

import io.modelogue.storage.AppendResult;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.Commit;
import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.HandleGuard;
import io.modelogue.storage.Journal;
import io.modelogue.storage.Page;
import io.modelogue.storage.StorageLimits;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The streams of a dossier, as its manifest counts them. Safe for use by several threads. */
final class DossierJournal implements Journal {
  private final HandleGuard guard;
  private final Path root;
  private final List<DossierManifest.Stream> streams;

  DossierJournal(HandleGuard guard, Path root, DossierManifest manifest) {
    this.guard = guard;
    this.root = root;
    this.streams = manifest.streams();
  }

  @Override
  public AppendResult append(StreamId stream, long expectedHead, Commit commit) {
    guard.requireWritable();
    throw new AssertionError("a dossier is never writable");
  }

  @Override
  public void checkpoint(StreamId stream, Checkpoint checkpoint) {
    guard.requireWritable();
  }

  @Override
  public Optional<Checkpoint> checkpoint(StreamId stream) {
    guard.requireOpen();
    return Optional.empty();
  }

  @Override
  public List<StoredCommit> read(StreamId stream, long from, int maxCommits, long maxBytes) {
    guard.requireOpen();
    List<StoredCommit> commits = new ArrayList<>();
    int index = index(stream);
    long bytes = 0;
    for (long revision = from;
        index >= 0 && revision < streams.get(index).commits() && commits.size() < maxCommits;
        revision++) {
      byte[] payload = payload(index, revision);
      bytes += payload.length;
      if (bytes > maxBytes && !commits.isEmpty()) {
        break;
      }
      // the id that its writer gave it matters to nobody who only reads
      commits.add(new StoredCommit(revision, new Commit(UUID.nameUUIDFromBytes(payload), payload)));
    }
    return List.copyOf(commits);
  }

  private byte[] payload(int index, long revision) {
    Path file = root.resolve(DossierManifest.commitFile(index, revision));
    String where = "stream \"" + streams.get(index).id() + "\", revision " + revision;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] payload = in.readNBytes(StorageLimits.COMMIT_BYTES + 1);
      if (payload.length > StorageLimits.COMMIT_BYTES) {
        throw new CorruptionException(
            CorruptionException.Kind.MALFORMED, where, "it is longer than a commit can be");
      }
      return payload;
    } catch (NoSuchFileException e) {
      throw new CorruptionException(
          CorruptionException.Kind.MISSING, where, "the file " + file + " is not there", e);
    } catch (IOException e) {
      throw new UnavailableException("Could not read " + file, e);
    }
  }

  @Override
  public OptionalLong head(StreamId stream, long atLeast) {
    guard.requireOpen();
    int index = index(stream);
    return index < 0 ? OptionalLong.empty() : OptionalLong.of(streams.get(index).commits() - 1);
  }

  @Override
  public Page<StreamId> streams(Cursor after, int limit) {
    guard.requireOpen();
    List<StreamId> rest =
        streams.stream()
            .map(DossierManifest.Stream::id)
            .filter(id -> after.isStart() || id.compareTo(StreamId.parse(after.token())) > 0)
            .sorted(Comparator.naturalOrder())
            .toList();
    return Page.of(rest, limit, StreamId::toString);
  }

  private int index(StreamId stream) {
    for (int i = 0; i < streams.size(); i++) {
      if (streams.get(i).id().equals(stream)) {
        return i;
      }
    }
    return -1;
  }
}
