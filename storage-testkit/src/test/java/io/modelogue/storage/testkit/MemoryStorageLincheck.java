package io.modelogue.storage.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.storage.AppendResult;
import io.modelogue.storage.AppendResult.Effect;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.BlobNotFoundException;
import io.modelogue.storage.BlobStore;
import io.modelogue.storage.Commit;
import io.modelogue.storage.ConflictException;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.Journal;
import io.modelogue.storage.MemoryStorage;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever threads do to a storage in memory at once, there is an order in which they could have
 * done it one after the other.
 */
@Tag("lincheck")
class MemoryStorageLincheck {
  private static final StreamId SPAM = new StreamId("model", "spam");

  @Test
  void everyHistoryOfAJournalHasAnOrder() {
    options().check(Appending.class);
  }

  @Test
  void everyHistoryOfABlobStoreHasAnOrder() {
    options().check(Storing.class);
  }

  @Test
  void aJournalThatLooksAndThenLeapsIsCaught() {
    assertThatExceptionOfType(LincheckAssertionError.class)
        .isThrownBy(() -> options().check(LookingAndLeaping.class))
        .withMessageContaining("Invalid execution results");
  }

  @Test
  void aBlobStoreThatLooksAndThenLeapsIsCaught() {
    assertThatExceptionOfType(LincheckAssertionError.class)
        .isThrownBy(() -> options().check(RemovingTwice.class))
        .withMessageContaining("Invalid execution results");
  }

  /**
   * Threads take turns as the model checker says, so that a race is found however busy the machine.
   */
  private static ModelCheckingOptions options() {
    return new ModelCheckingOptions()
        .iterations(Torture.times(5))
        .invocationsPerIteration(150)
        .threads(2)
        .actorsPerThread(2)
        .actorsBefore(0)
        .actorsAfter(1)
        .minimizeFailedScenario(false);
  }

  /** Calls to one stream; a commit is a small number, and a conflict a negative one. */
  @Param(name = "commit", gen = IntGen.class, conf = "1:2")
  public static final class Appending {
    private static final int REPLAYED = 100;

    private final Journal journal = MemoryStorage.create().journal();

    @Operation
    public long appendFirst(@Param(name = "commit") int commit) {
      return append(Journal.NO_STREAM, commit);
    }

    @Operation
    public long appendSecond(@Param(name = "commit") int commit) {
      return append(0, commit);
    }

    private long append(long expectedHead, int commit) {
      try {
        AppendResult result =
            journal.append(SPAM, expectedHead, new Commit(new UUID(0, commit), new byte[] {1}));
        return result.revision() + (result.effect() == Effect.REPLAYED ? REPLAYED : 0);
      } catch (ConflictException e) {
        return -2 - e.actualHead();
      }
    }

    @Operation
    public long read() {
      long commits = 0;
      for (StoredCommit stored : journal.read(SPAM, 0, 10, 100)) {
        commits = 10 * commits + stored.commitId().getLeastSignificantBits();
      }
      return commits;
    }

    @Operation
    public long head() {
      return journal.head(SPAM, Journal.NO_STREAM).orElse(Journal.NO_STREAM);
    }
  }

  /** Calls about one blob. */
  public static final class Storing {
    private static final byte[] CONTENT = {1, 2, 3};
    private static final BlobId ID = BlobId.of(CONTENT);

    private final BlobStore blobs =
        MemoryStorage.create(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).blobs();

    @Operation
    public long put() {
      return blobs.put(ID, CONTENT.length, ContentSource.of(CONTENT)).size();
    }

    @Operation
    public boolean find() {
      return blobs.find(ID).isPresent();
    }

    @Operation
    public int open() throws IOException {
      try {
        return blobs.open(ID).readAllBytes().length;
      } catch (BlobNotFoundException e) {
        return -1;
      }
    }

    @Operation
    public boolean delete() {
      return blobs.delete(ID, Instant.MAX);
    }
  }

  /** Two threads that see the same head both win. */
  public static final class LookingAndLeaping {
    private volatile int head = -1;

    @Operation
    public int appendFirst() {
      return append(-1);
    }

    @Operation
    public int appendSecond() {
      return append(0);
    }

    @SuppressWarnings("ThreadPriorityCheck") // it makes the race likely
    private int append(int expectedHead) {
      int seen = head;
      if (seen != expectedHead) {
        return -2 - seen;
      }
      Thread.yield();
      head = expectedHead + 1;
      return expectedHead + 1;
    }

    @Operation
    public int head() {
      return head;
    }
  }

  /** Two threads that see a blob both remove it. */
  public static final class RemovingTwice {
    private boolean present;

    @Operation
    public synchronized void put() {
      present = true;
    }

    @Operation
    public synchronized boolean find() {
      return present;
    }

    @Operation
    @SuppressWarnings("ThreadPriorityCheck") // it makes the race likely
    public boolean delete() {
      if (!find()) {
        return false;
      }
      Thread.yield();
      synchronized (this) {
        present = false;
      }
      return true;
    }
  }
}
