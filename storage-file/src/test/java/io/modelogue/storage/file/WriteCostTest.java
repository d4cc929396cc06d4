package io.modelogue.storage.file;

import static io.modelogue.storage.file.Stores.SPAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.ConflictException;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.file.ObservedFileIo.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each operation costs in calls that wait for the disk: more would be waste, fewer would break
 * a promise.
 */
class WriteCostTest {
  @TempDir Path root;

  private final List<String> syncs = new ArrayList<>();
  private final List<String> writes = new ArrayList<>();
  private ObservedFileIo io;
  private Storage storage;

  @BeforeEach
  void open() {
    io = new ObservedFileIo(new DiskFileIo(root));
    storage = Stores.open(root, OpenMode.CREATE, io);
    io.observe(
        new ObservedFileIo.Observer() {
          @Override
          public void before(Call call, Path path) {
            switch (call) {
              case SYNC, SYNC_DIRECTORY -> syncs.add(relative(path));
              case CREATE, LINK, REPLACE, DELETE, CREATE_DIRECTORY, TOUCH ->
                  writes.add(call.name());
              default -> {}
            }
          }
        });
  }

  @Test
  void aNewStreamCostsThreeSyncs() {
    storage.journal().append(SPAM, -1, Stores.commit("first"));

    assertThat(syncs).containsExactly("tmp/*", "streams/*", "streams");
  }

  @Test
  void anAppendCostsTwoSyncs() {
    storage.journal().append(SPAM, -1, Stores.commit("first"));
    syncs.clear();
    storage.journal().append(SPAM, 0, Stores.commit("second"));

    assertThat(syncs).containsExactly("tmp/*", "streams/*");
  }

  @Test
  void aCommitIsSafeBeforeItIsVisibleAndItsNameBeforeItIsAcknowledged() {
    Stores.write(storage, SPAM, 1);
    List<Call> calls = new ArrayList<>();
    record(calls);
    storage.journal().append(SPAM, 0, Stores.commit("second"));

    calls.removeAll(List.of(Call.READ, Call.STAT, Call.SEE));
    assertThat(calls)
        .containsExactly(
            Call.CREATE,
            Call.WRITE,
            Call.SYNC,
            Call.CLOSE,
            Call.LINK,
            Call.SYNC_DIRECTORY,
            Call.DELETE);
  }

  @Test
  void aBlobIsSafeBeforeItIsVisibleAndItsNameBeforeItIsAcknowledged() {
    List<Call> calls = new ArrayList<>();
    record(calls);
    Stores.store(storage, "content");

    calls.removeAll(List.of(Call.READ, Call.STAT));
    assertThat(calls)
        .containsExactly(
            Call.CREATE,
            Call.WRITE,
            Call.TOUCH,
            Call.SYNC,
            Call.CLOSE,
            Call.LINK,
            Call.SYNC_DIRECTORY,
            Call.DELETE);
  }

  @Test
  void theFirstAppendOfAHandleMakesTheStreamsNameDurableToo() {
    // whoever made the stream may have died before doing so
    try (Storage other = Stores.open(root, OpenMode.EXISTING)) {
      Stores.write(other, SPAM, 1);
    }
    storage.journal().append(SPAM, 0, Stores.commit("second"));
    assertThat(syncs).containsExactly("streams/*", "tmp/*", "streams/*", "streams");

    syncs.clear();
    storage.journal().append(SPAM, 1, Stores.commit("third"));
    assertThat(syncs).containsExactly("tmp/*", "streams/*");
  }

  @Test
  void aCommitThatAnotherHandlePublishedIsMadeDurableBeforeItIsBuiltUpon() {
    Stores.write(storage, SPAM, 1);
    try (Storage other = Stores.open(root, OpenMode.EXISTING)) {
      other.journal().append(SPAM, 0, Stores.commit("by another"));
    }
    syncs.clear();
    storage.journal().append(SPAM, 1, Stores.commit("on top"));

    assertThat(syncs).containsExactly("streams/*", "tmp/*", "streams/*");
  }

  @Test
  void aReplayIsMadeDurableBeforeItIsAcknowledged() {
    var commit = Stores.commit("first");
    storage.journal().append(SPAM, -1, commit);
    syncs.clear();
    storage.journal().append(SPAM, -1, commit);

    assertThat(syncs).containsExactly("streams/*", "streams");
  }

  @Test
  void aConflictCostsNoSyncAndNoWrite() {
    Stores.write(storage, SPAM, 2);
    syncs.clear();
    writes.clear();
    for (long wrong : new long[] {-1, 0, 5}) {
      try {
        storage.journal().append(SPAM, wrong, Stores.commit("late"));
      } catch (ConflictException expected) {
        continue;
      }
      throw new AssertionError("no conflict at " + wrong);
    }

    assertThat(syncs).isEmpty();
    assertThat(writes).isEmpty();
  }

  @Test
  void aBlobCostsTwoSyncsAndStoringItAgainOne() {
    BlobId id = Stores.store(storage, "content");
    assertThat(syncs).containsExactly("tmp/*", "blobs/*");

    syncs.clear();
    Stores.store(storage, "content");
    assertThat(syncs).containsExactly("blobs/*");

    syncs.clear();
    storage.blobs().delete(id, Instant.MAX);
    assertThat(syncs).containsExactly("blobs/*");
  }

  @Test
  void readingCostsNoSyncAndWritesNothing() throws IOException {
    Stores.write(storage, SPAM, 3);
    storage.journal().checkpoint(SPAM, new Checkpoint(2, new byte[] {1}));
    BlobId id = Stores.store(storage, "content");
    syncs.clear();
    writes.clear();

    Storage readOnly = Stores.open(root, OpenMode.READ_ONLY, io);
    readOnly.journal().read(SPAM, 0, 10, 1_000);
    readOnly.journal().head(SPAM, -1);
    readOnly.journal().head(SPAM, 1);
    readOnly.journal().streams(Cursor.START, 10);
    readOnly.journal().checkpoint(SPAM);
    readOnly.blobs().find(id);
    readOnly.blobs().list(Cursor.START, 10);
    readOnly.blobs().open(id).close();

    assertThat(syncs).isEmpty();
    assertThat(writes).isEmpty();
  }

  @Test
  void aCheckpointCostsNoSync() {
    Stores.write(storage, SPAM, 1);
    syncs.clear();
    storage.journal().checkpoint(SPAM, new Checkpoint(0, new byte[] {1}));

    assertThat(syncs).isEmpty();
    assertThat(storage.journal().checkpoint(SPAM)).contains(new Checkpoint(0, new byte[] {1}));
  }

  @Test
  void nothingIsLeftInTheTemporaryDirectory() throws IOException {
    Stores.write(storage, SPAM, 3);
    Stores.store(storage, "content");
    storage.journal().checkpoint(SPAM, new Checkpoint(0, new byte[] {1}));

    try (var left = Files.list(root.resolve("tmp"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void findingTheHeadFromAKnownRevisionDoesNotGrowWithTheHistory() {
    Stores.write(storage, SPAM, 100);
    List<Call> calls = new ArrayList<>();
    record(calls);
    storage.journal().head(SPAM, 99);

    assertThat(calls).containsOnly(Call.STAT).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void whoeverLosesARaceDoesNotListTheHistory() {
    Stores.write(storage, SPAM, 10);
    List<Call> calls = new ArrayList<>();
    record(calls);
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> storage.journal().append(SPAM, 3, Stores.commit("late")))
        .matches(e -> e.actualHead() == 9);

    assertThat(calls).isNotEmpty().doesNotContain(Call.LIST);
  }

  private void record(List<Call> calls) {
    io.observe(
        new ObservedFileIo.Observer() {
          @Override
          public void before(Call call, Path path) {
            calls.add(call);
          }
        });
  }

  private String relative(Path path) {
    Path inRoot = root.relativize(path);
    return inRoot.getNameCount() == 1 ? inRoot.toString() : inRoot.getName(0) + "/*";
  }
}
