package io.modelogue.storage.testkit;

import static io.modelogue.storage.Journal.NO_STREAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.modelogue.storage.AppendResult;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.BlobInfo;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.Commit;
import io.modelogue.storage.ConflictException;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Random calls to a storage, each answer held against a plain map of what must be there.
 *
 * <p>Complements {@link StorageContract}: that shows each rule, this their combinations. Used by
 * one thread.
 */
public final class RandomOperations {
  private static final int NAMES = 4;
  private static final int CONTENTS = 6;

  private final Function<OpenMode, Storage> opener;
  private final SettableClock clock;
  private final SplittableRandom random;
  private final Map<StreamId, List<Commit>> streams = new TreeMap<>();
  private final Map<StreamId, Checkpoint> checkpoints = new TreeMap<>();
  private final Map<BlobId, Instant> blobs = new TreeMap<>();
  private Storage storage;

  private RandomOperations(
      Function<OpenMode, Storage> opener, SettableClock clock, SplittableRandom random) {
    this.opener = opener;
    this.clock = clock;
    this.random = random;
    this.storage = opener.apply(OpenMode.CREATE);
  }

  /**
   * Runs rounds of random calls, each on a storage of its own.
   *
   * @param places gives for each round the way to open its storage, on which nothing has been
   *     created; all handles of a round reach the same content and have the clock
   * @param clock by which the age of blobs is told, in whole seconds
   * @throws AssertionError if an answer is wrong; it tells the seed
   */
  public static void run(
      LongFunction<Function<OpenMode, Storage>> places,
      SettableClock clock,
      int rounds,
      int calls) {
    SplittableRandom seeds = new SplittableRandom(Torture.seed());
    for (int round = 0; round < rounds; round++) {
      int call = 0;
      try {
        RandomOperations operations =
            new RandomOperations(places.apply(round), clock, seeds.split());
        for (; call < calls; call++) {
          operations.step();
        }
        operations.verify();
      } catch (RuntimeException | AssertionError | IOException e) {
        throw Torture.failure("call %d of round %d".formatted(call, round), e);
      }
    }
  }

  private void step() throws IOException {
    switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> append();
      case 4 -> conflict();
      case 5 -> replay();
      case 6 -> replayOtherwise();
      case 7 -> read();
      case 8 -> head();
      case 9 -> listStreams();
      case 10 -> checkpoint();
      case 11, 12 -> put();
      case 13 -> delete();
      case 14 -> listBlobs();
      default -> reopen();
    }
  }

  private void append() {
    StreamId stream = anyStream();
    Commit commit = commit();
    List<Commit> commits = streams.computeIfAbsent(stream, id -> new ArrayList<>());
    assertThat(storage.journal().append(stream, commits.size() - 1L, commit))
        .isEqualTo(AppendResult.committed(commits.size()));
    commits.add(commit);
  }

  private void conflict() {
    StreamId stream = anyStream();
    long head = modelHead(stream);
    long wrong = random.nextLong(NO_STREAM, head + 4);
    if (wrong != head) {
      assertThatExceptionOfType(ConflictException.class)
          .isThrownBy(() -> storage.journal().append(stream, wrong, commit()))
          .satisfies(e -> assertThat(e.actualHead()).isEqualTo(head));
    }
  }

  private void replay() {
    StreamId stream = anyStream();
    if (modelHead(stream) != NO_STREAM) {
      int revision = random.nextInt(written(stream).size());
      Commit commit = written(stream).get(revision);
      assertThat(storage.journal().append(stream, revision - 1L, commit))
          .isEqualTo(AppendResult.replayed(revision));
    }
  }

  private void replayOtherwise() {
    StreamId stream = anyStream();
    if (modelHead(stream) != NO_STREAM) {
      int revision = random.nextInt(written(stream).size());
      Commit other = new Commit(written(stream).get(revision).commitId(), new byte[] {0});
      assertThatIllegalArgumentException()
          .isThrownBy(() -> storage.journal().append(stream, revision - 1L, other));
    }
  }

  private void read() {
    StreamId stream = anyStream();
    int from = random.nextInt(6);
    int most = 1 + random.nextInt(5);
    List<Commit> commits = written(stream);
    List<Commit> expected =
        commits.subList(Math.min(from, commits.size()), Math.min(from + most, commits.size()));
    assertThat(storage.journal().read(stream, from, most, Long.MAX_VALUE))
        .extracting(StoredCommit::commit)
        .isEqualTo(expected);
  }

  private void head() {
    StreamId stream = anyStream();
    long head = modelHead(stream);
    long known = random.nextLong(NO_STREAM, head + 1);
    assertThat(storage.journal().head(stream, known).orElse(NO_STREAM)).isEqualTo(head);
  }

  private void listStreams() {
    int limit = 1 + random.nextInt(NAMES + 1);
    assertThat(Pages.all(cursor -> storage.journal().streams(cursor, limit), Cursor.START))
        .isEqualTo(List.copyOf(streams.keySet()));
  }

  private void checkpoint() {
    StreamId stream = anyStream();
    Checkpoint checkpoint = new Checkpoint(random.nextInt(5), commit().payload());
    storage.journal().checkpoint(stream, checkpoint);
    if (streams.containsKey(stream)) {
      checkpoints.put(stream, checkpoint);
    }
  }

  private void put() {
    byte[] content = anyContent();
    BlobId id = BlobId.of(content);
    BlobInfo stored = storage.blobs().put(id, content.length, ContentSource.of(content));
    blobs.put(id, clock.instant());
    assertThat(stored).isEqualTo(new BlobInfo(id, content.length, clock.instant()));
  }

  private void delete() {
    BlobId id = BlobId.of(anyContent());
    Instant limit = clock.instant().minusSeconds(random.nextInt(5));
    boolean expected = blobs.containsKey(id) && blobs.get(id).isBefore(limit);
    assertThat(storage.blobs().delete(id, limit)).isEqualTo(expected);
    if (expected) {
      blobs.remove(id);
    }
  }

  private void listBlobs() {
    int limit = CONTENTS / 2 + random.nextInt(CONTENTS);
    assertThat(Pages.all(cursor -> storage.blobs().list(cursor, limit), Cursor.START))
        .extracting(BlobInfo::id)
        .isEqualTo(List.copyOf(blobs.keySet()));
  }

  private void reopen() {
    clock.advance(Duration.ofSeconds(random.nextInt(5)));
    if (random.nextBoolean()) {
      storage.close();
    }
    storage = opener.apply(random.nextBoolean() ? OpenMode.EXISTING : OpenMode.CREATE);
  }

  private void verify() throws IOException {
    Storage reader = opener.apply(OpenMode.READ_ONLY);
    for (StreamId stream : streams.keySet()) {
      assertThat(Commits.readAll(reader.journal(), stream)).isEqualTo(streams.get(stream));
      Checkpoint kept = checkpoints.get(stream);
      reader
          .journal()
          .checkpoint(stream)
          .ifPresent(found -> assertThat(found).as("the last one kept").isEqualTo(kept));
    }
    for (BlobId id : blobs.keySet()) {
      assertThat(BlobId.of(Blobs.read(reader.blobs(), id))).isEqualTo(id);
    }
    listStreams();
    listBlobs();
  }

  private long modelHead(StreamId stream) {
    return written(stream).size() - 1L;
  }

  private List<Commit> written(StreamId stream) {
    return streams.getOrDefault(stream, List.of());
  }

  private StreamId anyStream() {
    return new StreamId("model", "model " + random.nextInt(NAMES));
  }

  private byte[] anyContent() {
    return "content %d".formatted(random.nextInt(CONTENTS)).getBytes(UTF_8);
  }

  private Commit commit() {
    byte[] payload = new byte[1 + random.nextInt(40)];
    for (int i = 0; i < payload.length; i++) {
      payload[i] = (byte) (1 + random.nextInt(255));
    }
    return new Commit(new UUID(random.nextLong(), random.nextLong()), payload);
  }
}
