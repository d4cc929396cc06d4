package io.modelogue.storage.testkit;

import static io.modelogue.storage.Journal.NO_STREAM;
import static io.modelogue.storage.testkit.Commits.SPAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.Commit;
import io.modelogue.storage.ConflictException;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.Durability;
import io.modelogue.storage.Journal;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.StoredCommit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Many threads over two handles: one winner per revision, in the order in which things really
 * happened.
 */
public interface ConcurrencyContract extends StorageFixture {

  /** Sixteen threads want the same revisions; each is won once, and holds what its winner wrote. */
  @Test
  default void aRevisionHasOneWinnerHoweverManyTry() {
    Journal[] journals = {journal(), another(OpenMode.EXISTING).journal()};
    // where writing takes no time, threads meet by chance alone, and need more of it
    int winsEach = storage().info().durability() == Durability.VOLATILE ? 500 : 12;

    TreeMap<Long, Commit> won = new TreeMap<>();
    Crew.run(16, worker -> Race.win(journals[worker % 2], SPAM, winsEach))
        .forEach(
            wins ->
                wins.forEach(
                    (revision, commit) ->
                        assertThat(won.put(revision, commit))
                            .as("revision %d was acknowledged to two writers", revision)
                            .isNull()));

    assertThat(won).hasSize(16 * winsEach);
    assertThat(Commits.readAll(journal(), SPAM))
        .as("each revision holds what its winner wrote, and there are no others")
        .containsExactlyElementsOf(won.values());
  }

  /** Sixteen threads make the same stream; one does. */
  @Test
  default void aStreamIsMadeOnceHoweverManyTry() {
    Journal[] journals = {journal(), another(OpenMode.EXISTING).journal()};

    List<Boolean> made =
        Crew.run(
            16,
            worker -> {
              try {
                journals[worker % 2].append(SPAM, NO_STREAM, Commits.saying("by " + worker));
                return true;
              } catch (ConflictException e) {
                assertThat(e.actualHead()).as("the losers see the winner's commit").isZero();
                return false;
              }
            });

    assertThat(made).containsOnlyOnce(true);
    assertThat(Commits.readAll(journal(), SPAM)).hasSize(1);
  }

  /** What has been acknowledged to anybody, every later read sees, on any handle. */
  @Test
  default void aReadNeverMissesWhatWasAcknowledgedBeforeItBegan() {
    Journal[] journals = {journal(), another(OpenMode.EXISTING).journal()};
    journal().append(SPAM, NO_STREAM, Commits.saying("first"));
    AtomicLong acknowledged = new AtomicLong();
    AtomicInteger writing = new AtomicInteger(2);

    Crew.run(
        4,
        worker -> {
          Journal journal = journals[worker % 2];
          if (worker < 2) {
            for (int i = 0; i < 40; i++) {
              long revision = Race.winOnce(journal, SPAM, acknowledged.get());
              acknowledged.accumulateAndGet(revision, Math::max);
            }
            return writing.decrementAndGet();
          }
          while (writing.get() > 0) {
            long known = acknowledged.get();
            assertThat(journal.head(SPAM, known).orElseThrow()).isGreaterThanOrEqualTo(known);
            assertThat(journal.read(SPAM, known, 1, 1)).hasSize(1);
          }
          return 0;
        });
  }

  /** A reader beside a writer sees commits whole, in order, without holes. */
  @Test
  default void aReaderSeesOnlyWholeCommitsInOrder() {
    Journal reader = another(OpenMode.READ_ONLY).journal();
    int commits = 40;

    Crew.run(
        2,
        worker -> {
          if (worker == 0) {
            for (int i = 0; i < commits; i++) {
              journal().append(SPAM, i - 1L, uniform(i));
            }
            return 0;
          }
          List<StoredCommit> seen = new ArrayList<>();
          while (seen.size() < commits) {
            seen.addAll(reader.read(SPAM, seen.size(), 7, Long.MAX_VALUE));
          }
          for (int i = 0; i < commits; i++) {
            assertThat(seen.get(i).revision()).isEqualTo(i);
            assertThat(seen.get(i).payload()).isEqualTo(uniform(i).payload());
          }
          return 0;
        });
  }

  /** The same content from eight threads is one blob, whole, and all eight are told so. */
  @Test
  default void oneContentStoredByManyIsOneBlob() throws IOException {
    byte[] content = Blobs.bytes(300_000);
    BlobId id = BlobId.of(content);
    var handles = List.of(blobs(), another(OpenMode.EXISTING).blobs());

    List<Long> sizes =
        Crew.run(
            8,
            worker ->
                handles.get(worker % 2).put(id, content.length, ContentSource.of(content)).size());

    assertThat(sizes).hasSize(8).containsOnly((long) content.length);
    assertThat(blobs().list(Cursor.START, 10).items()).hasSize(1);
    assertThat(Blobs.read(blobs(), id)).isEqualTo(content);
  }

  private static Commit uniform(int value) {
    byte[] payload = new byte[20_000];
    Arrays.fill(payload, (byte) value);
    return new Commit(new UUID(0, value), payload);
  }
}
