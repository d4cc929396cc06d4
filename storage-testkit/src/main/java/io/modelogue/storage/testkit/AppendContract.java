package io.modelogue.storage.testkit;

import static io.modelogue.storage.Journal.NO_STREAM;
import static io.modelogue.storage.testkit.Commits.SPAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.modelogue.storage.AppendResult;
import io.modelogue.storage.Commit;
import io.modelogue.storage.ConflictException;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.StorageLimits;
import io.modelogue.storage.StreamId;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Writing commits: one at a time, at the one revision the writer expects, with exactly one effect.
 */
public interface AppendContract extends StorageFixture {

  /** The revisions of a stream are 0, 1, 2 and so on. */
  @Test
  default void revisionsCountFromZero() {
    assertThat(journal().append(SPAM, NO_STREAM, Commits.saying("a")))
        .isEqualTo(AppendResult.committed(0));
    assertThat(journal().append(SPAM, 0, Commits.saying("b"))).isEqualTo(AppendResult.committed(1));
    assertThat(journal().append(SPAM, 1, Commits.saying("c"))).isEqualTo(AppendResult.committed(2));
  }

  /** Id and payload come back bit for bit, from the smallest payload to the largest. */
  @Test
  default void commitsOfEverySizeAreReadBackAsTheyWereWritten() {
    List<Commit> commits =
        List.of(
            Commits.ofSize(1),
            Commits.ofSize(256),
            Commits.ofSize(65_537),
            Commits.ofSize(StorageLimits.COMMIT_BYTES));
    for (int revision = 0; revision < commits.size(); revision++) {
      journal().append(SPAM, revision - 1L, commits.get(revision));
    }

    assertThat(Commits.readAll(journal(), SPAM)).isEqualTo(commits);
  }

  /** A writer that has not seen the newest commit loses, and learns the head. */
  @Test
  default void appendFailsWhenTheHeadMovedOn() {
    List<Commit> written = Commits.write(journal(), SPAM, 3);

    assertThatExceptionOfType(ConflictException.class)
        .as("a revision has one winner: a late writer must get a conflict")
        .isThrownBy(() -> journal().append(SPAM, 1, Commits.saying("late")))
        .withMessageContaining("model/spam")
        .satisfies(
            e -> {
              assertThat(e.actualHead()).as("the conflict tells the head").isEqualTo(2);
              assertThat(e.expectedHead()).isEqualTo(1);
              assertThat(e.stream()).isEqualTo(SPAM);
            });
    assertThat(Commits.readAll(journal(), SPAM)).as("a conflict writes nothing").isEqualTo(written);
  }

  /** An expected head that does not exist yet is a conflict too. */
  @Test
  default void appendFailsWhenTheExpectedHeadIsTooHigh() {
    Commits.write(journal(), SPAM, 2);

    for (long tooHigh : new long[] {2, 3, 1_000, Long.MAX_VALUE}) {
      assertThatExceptionOfType(ConflictException.class)
          .as("appending after revision %d, which does not exist, would leave a hole", tooHigh)
          .isThrownBy(() -> journal().append(SPAM, tooHigh, Commits.saying("early")))
          .satisfies(e -> assertThat(e.actualHead()).isEqualTo(1));
    }
    assertThat(Commits.readAll(journal(), SPAM)).hasSize(2);
  }

  /** Only an expected head of -1 makes a stream. */
  @Test
  default void appendFailsWhenTheStreamDoesNotExist() {
    for (long absent : new long[] {0, 1, Long.MAX_VALUE}) {
      assertThatExceptionOfType(ConflictException.class)
          .isThrownBy(() -> journal().append(SPAM, absent, Commits.saying("early")))
          .satisfies(e -> assertThat(e.actualHead()).isEqualTo(NO_STREAM));
    }
    assertThat(journal().head(SPAM, NO_STREAM)).as("a conflict makes no stream").isEmpty();
  }

  /** A stream is made once. */
  @Test
  default void appendFailsWhenTheStreamWasToBeNew() {
    Commits.write(journal(), SPAM, 2);

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> journal().append(SPAM, NO_STREAM, Commits.saying("new")))
        .satisfies(e -> assertThat(e.actualHead()).isEqualTo(1));
  }

  /** There is nothing below "no stream". */
  @Test
  default void anExpectedHeadBelowNoStreamIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> journal().append(SPAM, -2, Commits.saying("x")));
  }

  /** Trying again after an uncertain outcome has one effect, on any handle. */
  @Test
  default void aReplayedCommitHasOneEffect() {
    Commit first = Commits.saying("first");
    Commit second = Commits.saying("second");
    journal().append(SPAM, NO_STREAM, first);
    journal().append(SPAM, 0, second);

    assertThat(journal().append(SPAM, 0, second))
        .as("the same commit at the same place is a replay, not a conflict")
        .isEqualTo(AppendResult.replayed(1));
    assertThat(another(OpenMode.EXISTING).journal().append(SPAM, NO_STREAM, first))
        .as("a replay is recognized by another handle, and below the head")
        .isEqualTo(AppendResult.replayed(0));
    assertThat(Commits.readAll(journal(), SPAM)).containsExactly(first, second);
  }

  /** An id promises its payload. */
  @Test
  default void aReplayWithAnotherPayloadIsRefused() {
    Commit written = Commits.saying("this");
    journal().append(SPAM, NO_STREAM, written);

    assertThatIllegalArgumentException()
        .as("the same id with another payload is a mistake of the caller, not a conflict")
        .isThrownBy(
            () -> journal().append(SPAM, NO_STREAM, new Commit(written.commitId(), new byte[] {1})))
        .withMessageContaining(written.commitId().toString());
    assertThat(Commits.readAll(journal(), SPAM)).containsExactly(written);
  }

  /** An id is not remembered beyond its place. */
  @Test
  default void anIdMayComeAgainAtAnotherPlace() {
    StreamId other = new StreamId("model", "other");
    Commit commit = Commits.saying("again");
    journal().append(SPAM, NO_STREAM, commit);

    assertThat(journal().append(SPAM, 0, commit)).isEqualTo(AppendResult.committed(1));
    assertThat(journal().append(other, NO_STREAM, commit)).isEqualTo(AppendResult.committed(0));
  }

  /** Streams know nothing of each other. */
  @Test
  default void streamsHaveTheirOwnRevisions() {
    StreamId registry = new StreamId("registry", "spam");
    Commit inModel = Commits.saying("model");
    Commit inRegistry = Commits.saying("registry");
    journal().append(SPAM, NO_STREAM, inModel);
    journal().append(registry, NO_STREAM, inRegistry);

    assertThat(Commits.readAll(journal(), SPAM)).containsExactly(inModel);
    assertThat(Commits.readAll(journal(), registry)).containsExactly(inRegistry);
  }
}
