package io.modelogue.storage.file;

import static io.modelogue.storage.file.Stores.SPAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
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

/** Asking again where a stream ends costs little, and misses nothing. */
class KnownEndsTest {
  private static final int HEAD = 2;

  @TempDir Path root;

  private final List<Call> calls = new ArrayList<>();
  private ObservedFileIo io;
  private Storage storage;
  private Storage other;

  @BeforeEach
  void lookOnce() {
    io = new ObservedFileIo(new DiskFileIo(root));
    storage = Stores.open(root, OpenMode.CREATE, io);
    other = Stores.open(root, OpenMode.EXISTING);
    Stores.write(other, SPAM, HEAD + 1);
    assertThat(storage.journal().head(SPAM, HEAD)).hasValue(HEAD);
    record();
  }

  @Test
  void aSecondLookTakesThreeGlancesAndOneStatAndOpensNothing() {
    assertThat(storage.journal().head(SPAM, HEAD)).hasValue(HEAD);

    assertThat(calls).containsExactlyInAnyOrder(Call.SEE, Call.SEE, Call.SEE, Call.STAT);
  }

  @Test
  void anAppendBehindALookLooksNoCloserThanThat() {
    storage.journal().append(SPAM, HEAD, Stores.commit("next"));

    assertThat(calls.subList(0, calls.indexOf(Call.CREATE)))
        .containsExactlyInAnyOrder(Call.SEE, Call.SEE, Call.SEE, Call.STAT, Call.SYNC_DIRECTORY);
  }

  @Test
  void whatAnotherHandleAppendsIsSeenByTheNextLook() {
    for (int head = HEAD + 1; head < 20; head++) {
      other.journal().append(SPAM, head - 1, Stores.commit("by another"));

      assertThat(storage.journal().head(SPAM, head - 1)).hasValue(head);
      assertThat(storage.journal().head(SPAM, head)).hasValue(head);
      assertThat(storage.journal().head(SPAM, head)).hasValue(head);
    }
  }

  @Test
  void aCommitThatCannotBeLookedForIsNotTakenForAbsent() {
    other.journal().append(SPAM, HEAD, Stores.commit("out of sight"));
    failAt(commit(HEAD + 1));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> storage.journal().head(SPAM, HEAD));
  }

  @Test
  void aDirectoryThatCannotBeLookedForIsNoAnswer() {
    failAt(new StoreLayout(root).stream(SPAM));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> storage.journal().head(SPAM, HEAD));
  }

  @Test
  void aCommitThatIsGoneIsMissedByTheNextLook() throws IOException {
    Files.delete(commit(HEAD));

    assertMissing(HEAD);
  }

  @Test
  void aHoleBehindTheKnownEndIsFoundByTheNextLook() throws IOException {
    other.journal().append(SPAM, HEAD, Stores.commit("will be gone"));
    other.journal().append(SPAM, HEAD + 1, Stores.commit("beyond"));
    Files.delete(commit(HEAD + 1));

    assertMissing(HEAD + 1);
    assertThatExceptionOfType(CorruptionException.class)
        .isThrownBy(() -> storage.journal().append(SPAM, HEAD, Stores.commit("in the hole")));
    assertThat(commit(HEAD + 1)).doesNotExist();
  }

  @Test
  void aStreamThatIsGoneIsMissedByTheNextLook() throws IOException {
    Files.move(new StoreLayout(root).stream(SPAM), root.resolve("elsewhere"));

    assertMissing(HEAD);
  }

  private void assertMissing(int revision) {
    assertThatExceptionOfType(CorruptionException.class)
        .isThrownBy(() -> storage.journal().head(SPAM, HEAD))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(CorruptionException.Kind.MISSING))
        .withMessageContaining("revision " + revision);
  }

  private Path commit(int revision) {
    return new StoreLayout(root).commit(SPAM, revision);
  }

  private void record() {
    io.observe(
        new ObservedFileIo.Observer() {
          @Override
          public void before(Call call, Path path) {
            calls.add(call);
          }
        });
  }

  private void failAt(Path failing) {
    io.observe(
        new ObservedFileIo.Observer() {
          @Override
          public void before(Call call, Path path) throws IOException {
            if (path.equals(failing)) {
              throw new IOException("Input/output error at " + path);
            }
          }
        });
  }
}
