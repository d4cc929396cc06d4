package io.modelogue.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.storage.Cursor;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Page;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.UnavailableException;
import io.modelogue.storage.file.ObservedFileIo.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a listing of many streams costs, and that it misses none for that. */
class StreamListingTest {
  @TempDir Path root;

  private final List<Call> calls = new ArrayList<>();
  private Storage storage;

  @BeforeEach
  void open() {
    ObservedFileIo io = new ObservedFileIo(new DiskFileIo(root));
    storage = Stores.open(root, OpenMode.CREATE, io);
    io.observe(
        new ObservedFileIo.Observer() {
          @Override
          public void before(Call call, Path path) {
            calls.add(call);
          }
        });
  }

  private static StreamId model(String name) {
    return new StreamId("model", name);
  }

  @Test
  void aNameThatItsDirectorySpellsIsNotRead() {
    for (String name : List.of("a", "spam-filter", "9")) {
      Stores.write(storage, model(name), 1);
    }
    calls.clear();

    assertThat(storage.journal().streams(Cursor.START, 9).items())
        .containsExactly(model("9"), model("a"), model("spam-filter"));
    assertThat(calls).containsOnly(Call.LIST, Call.STAT);
  }

  @Test
  void anyOtherNameIsReadOnce() {
    List<StreamId> streams =
        List.of(model("Spam"), model("a.b"), model("long-" + "name-".repeat(10)), model("\u00e4"));
    streams.forEach(stream -> Stores.write(storage, stream, 1));
    calls.clear();

    assertThat(storage.journal().streams(Cursor.START, 9).items()).isEqualTo(streams);
    assertThat(calls).contains(Call.READ);
    calls.clear();
    assertThat(storage.journal().streams(Cursor.START, 9).items()).isEqualTo(streams);
    assertThat(calls).containsOnly(Call.LIST);
  }

  @Test
  void aFirstCommitThatCannotBeReadHidesNoStreamThatAnotherCommitNames() throws IOException {
    for (String name : List.of("Spam", "ham", "Of one commit")) {
      Stores.write(storage, model(name), name.length() > 4 ? 1 : 2);
      Path first = new StoreLayout(root).commit(model(name), 0);
      Files.delete(first);
      Files.createSymbolicLink(first, first.getFileName());
    }
    Stores.write(storage, model("sound"), 1);

    Page<StreamId> page = storage.journal().streams(Cursor.START, 9);

    assertThat(page.items()).containsExactly(model("Spam"), model("ham"), model("sound"));
    assertThatExceptionOfType(UnavailableException.class)
        .as("what nothing names comes last")
        .isThrownBy(() -> storage.journal().streams(page.next().orElseThrow(), 9));
  }

  @Test
  void thePagesBehindTheFirstListNothing() {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      Stores.write(storage, model(name), 1);
    }
    Page<StreamId> page = storage.journal().streams(Cursor.START, 2);
    calls.clear();

    page = storage.journal().streams(page.next().orElseThrow(), 2);
    assertThat(page.items()).containsExactly(model("c"), model("d"));
    page = storage.journal().streams(page.next().orElseThrow(), 2);
    assertThat(page.items()).containsExactly(model("e"));
    assertThat(page.next()).isEmpty();
    assertThat(calls).isEmpty();
  }

  @Test
  void aListingThatAnotherHandleBeganGoesOnWithAllThatWasThereThen() {
    Stores.write(storage, model("a"), 1);
    Stores.write(storage, model("b"), 1);
    Page<StreamId> older = storage.journal().streams(Cursor.START, 1);
    Stores.write(storage, model("c"), 1);

    try (Storage other = Stores.open(root, OpenMode.READ_ONLY)) {
      Page<StreamId> first = other.journal().streams(Cursor.START, 1);
      assertThat(storage.journal().streams(first.next().orElseThrow(), 9).items())
          .containsExactly(model("b"), model("c"));
    }
    assertThat(storage.journal().streams(older.next().orElseThrow(), 9).items())
        .contains(model("b"));
  }

  @Test
  void aDirectoryThatNoStreamCanHaveIsNone() {
    assertThat(StoreLayout.streamOf("9-spam~00000000000000000000000000000000")).isEmpty();
    assertThat(StoreLayout.streamOf("spam~00000000000000000000000000000000")).isEmpty();
    assertThat(StoreLayout.streamOf("model-~00000000000000000000000000000000")).isEmpty();
    assertThat(StoreLayout.streamOf(StoreLayout.directoryName(model("a")))).contains(model("a"));
    assertThat(StoreLayout.streamOf(StoreLayout.directoryName(model("A")))).isEmpty();
  }
}
