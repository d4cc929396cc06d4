package io.modelogue.storage.testkit;

import static io.modelogue.storage.Journal.NO_STREAM;
import static io.modelogue.storage.testkit.Commits.SPAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.Commit;
import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.StoredCommit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading streams: in order, without holes, within the bounds asked for. */
public interface ReadContract extends StorageFixture {

  /** Commits come from the revision asked for on, each with its revision. */
  @Test
  default void readGoesFromTheRevisionAskedForToTheHead() {
    List<Commit> written = Commits.write(journal(), SPAM, 5);

    assertThat(journal().read(SPAM, 2, 100, Long.MAX_VALUE))
        .containsExactly(
            new StoredCommit(2, written.get(2)),
            new StoredCommit(3, written.get(3)),
            new StoredCommit(4, written.get(4)));
  }

  /** A reader that is up to date gets nothing, and no error. */
  @Test
  default void readIsEmptyAtTheHeadAndBeyondAndWithoutAStream() {
    assertThat(journal().read(SPAM, 0, 1, 1)).as("of a stream that does not exist").isEmpty();
    Commits.write(journal(), SPAM, 2);

    assertThat(journal().read(SPAM, 2, 1, 1)).as("just after the head").isEmpty();
    assertThat(journal().read(SPAM, 3, 1, 1)).as("beyond the head").isEmpty();
    assertThat(journal().read(SPAM, Long.MAX_VALUE, 1, 1)).as("at the end of numbers").isEmpty();
  }

  /** The number of commits is bounded. */
  @Test
  default void readReturnsNoMoreCommitsThanAskedFor() {
    Commits.write(journal(), SPAM, 5);

    assertThat(journal().read(SPAM, 1, 3, Long.MAX_VALUE))
        .extracting(StoredCommit::revision)
        .containsExactly(1L, 2L, 3L);
  }

  /** The bytes are bounded, to the byte; only a first commit may be larger than the bound. */
  @Test
  default void readReturnsNoMoreBytesThanAskedForExceptForTheFirstCommit() {
    for (int revision = 0; revision < 4; revision++) {
      journal().append(SPAM, revision - 1L, Commits.ofSize(100));
    }

    assertThat(journal().read(SPAM, 0, 100, 300)).as("300 bytes hold three").hasSize(3);
    assertThat(journal().read(SPAM, 0, 100, 299)).as("299 bytes hold two").hasSize(2);
    assertThat(journal().read(SPAM, 0, 100, 1)).as("a reader must get on").hasSize(1);
  }

  /** Bounds below 1 make no sense. */
  @Test
  default void readRefusesBoundsThatAllowNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> journal().read(SPAM, -1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> journal().read(SPAM, 0, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> journal().read(SPAM, 0, 1, 0));
  }

  /** The head is the last revision, whatever the caller knows already. */
  @Test
  default void headIsTheLastRevisionWhateverIsKnownAlready() {
    assertThat(journal().head(SPAM, NO_STREAM)).as("of a stream that does not exist").isEmpty();
    Commits.write(journal(), SPAM, 12);

    for (long known = NO_STREAM; known <= 11; known++) {
      assertThat(journal().head(SPAM, known)).as("knowing of %d", known).hasValue(11);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> journal().head(SPAM, -2));
  }

  /** A commit that was seen and is gone is damage, not news. */
  @Test
  default void headReportsACommitThatIsGone() {
    Commits.write(journal(), SPAM, 3);

    assertThatExceptionOfType(CorruptionException.class)
        .as("a stream never gets shorter")
        .isThrownBy(() -> journal().head(SPAM, 3))
        .withMessageContaining("model/spam")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(CorruptionException.Kind.MISSING));
  }

  /** What one handle has been told is committed, another sees. */
  @Test
  default void anotherHandleSeesEveryCommitAtOnce() {
    var other = another(OpenMode.EXISTING).journal();

    for (int revision = 0; revision < 5; revision++) {
      Commit commit = Commits.saying("commit " + revision);
      journal().append(SPAM, revision - 1L, commit);

      assertThat(other.head(SPAM, revision - 1L)).hasValue(revision);
      assertThat(other.read(SPAM, revision, 1, 1))
          .containsExactly(new StoredCommit(revision, commit));
    }
  }

  /** A checkpoint comes back as it was kept, if it comes back. */
  @Test
  default void aCheckpointIsTheLastOneKeptOrNone() {
    assertThat(journal().checkpoint(SPAM)).isEmpty();
    Commits.write(journal(), SPAM, 2);
    assertThat(journal().checkpoint(SPAM)).isEmpty();

    for (Checkpoint kept :
        List.of(
            new Checkpoint(1, Commits.ofSize(100_000).payload()),
            new Checkpoint(0, new byte[0]),
            new Checkpoint(1, new byte[] {0, '\n', -1}))) {
      journal().checkpoint(SPAM, kept);

      assertThat(journal().checkpoint(SPAM).filter(found -> !found.equals(kept)))
          .as("a checkpoint may vanish, but never be another than the last one kept")
          .isEmpty();
    }
    assertThat(Commits.readAll(journal(), SPAM)).as("a checkpoint is no commit").hasSize(2);
  }

  /** A checkpoint of nothing makes nothing. */
  @Test
  default void aCheckpointMakesNoStream() {
    journal().checkpoint(SPAM, new Checkpoint(3, new byte[] {1}));

    assertThat(journal().head(SPAM, NO_STREAM)).isEmpty();
    assertThat(journal().checkpoint(SPAM)).isEmpty();
    assertThat(journal().streams(Cursor.START, 10).items()).isEmpty();
  }
}
