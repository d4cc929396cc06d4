package io.modelogue.storage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.storage.Commit;
import io.modelogue.storage.ConflictException;
import io.modelogue.storage.Journal;
import io.modelogue.storage.MemoryStorage;
import io.modelogue.storage.StreamId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Whatever threads do to a stream at once, there is an order in which they could have done it one
 * after the other with the same answers, and in which nothing comes before what had ended by then.
 */
class LinearizabilityTest {
  private static final StreamId SPAM = new StreamId("model", "spam");
  private static final int THREADS = 3;
  private static final int CALLS_EACH = 4;

  /** A call, its answer, and when it began and ended. */
  private record Call(boolean append, long argument, long answer, long began, long ended) {

    /** Returns the head after this call at a head, or -2 if its answer would have been another. */
    long after(long head) {
      if (!append) {
        return answer == head ? head : -2;
      }
      if (argument == head) {
        return answer == head + 1 ? head + 1 : -2;
      }
      return answer == conflict(head) ? head : -2;
    }

    /** Tells a conflict from an acknowledgement. */
    static long conflict(long actualHead) {
      return -100 - actualHead;
    }
  }

  /** What is under test: appends after a head, and returns the revision or the conflict. */
  private interface Subject {
    long append(long expectedHead);

    long head();
  }

  @Test
  void everyHistoryOfTheMemoryHasAnOrder() {
    SplittableRandom random = new SplittableRandom(Torture.seed());
    for (int round = 0; round < Torture.times(500); round++) {
      List<Call> calls = history(new OfJournal(MemoryStorage.create().journal()), random.split());
      assertThat(hasOrder(calls, 0, -1))
          .as("seed %d, round %d: %s", Torture.seed(), round, calls)
          .isTrue();
    }
  }

  @Test
  void aRacySubjectIsCaught() {
    SplittableRandom random = new SplittableRandom(Torture.seed());
    for (int round = 0; round < 200_000; round++) {
      if (!hasOrder(history(new Racy(), random.split()), 0, -1)) {
        return;
      }
    }
    throw new AssertionError("a lost update was never noticed");
  }

  @Test
  void aHistoryWithoutOrderIsTold() {
    Call first = new Call(true, -1, 0, 1, 2);
    Call lost = new Call(true, -1, 0, 1, 3);
    Call stale = new Call(false, 0, -1, 3, 4);

    assertThat(hasOrder(List.of(first), 0, -1)).isTrue();
    assertThat(hasOrder(List.of(first, lost), 0, -1)).as("two winners").isFalse();
    assertThat(hasOrder(List.of(first, stale), 0, -1)).as("a stale read").isFalse();
    assertThat(hasOrder(List.of(first, new Call(false, 0, -1, 1, 4)), 0, -1))
        .as("a read at the same time")
        .isTrue();
  }

  private static List<Call> history(Subject subject, SplittableRandom seeds) {
    AtomicLong time = new AtomicLong();
    List<SplittableRandom> randoms = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      randoms.add(seeds.split());
    }
    List<Call> all = new ArrayList<>();
    Crew.run(THREADS, worker -> calls(subject, time, randoms.get(worker))).forEach(all::addAll);
    return all;
  }

  private static List<Call> calls(Subject subject, AtomicLong time, SplittableRandom random) {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < CALLS_EACH; i++) {
      boolean append = random.nextInt(3) > 0;
      long argument = append ? random.nextInt(4) - 1L : 0;
      long began = time.incrementAndGet();
      long answer = append ? subject.append(argument) : subject.head();
      calls.add(new Call(append, argument, answer, began, time.incrementAndGet()));
    }
    return calls;
  }

  /** Tries every order, each call as soon as no other had ended before it began. */
  private static boolean hasOrder(List<Call> calls, int done, long head) {
    if (done == (1 << calls.size()) - 1) {
      return true;
    }
    long firstEnd = Long.MAX_VALUE;
    for (int i = 0; i < calls.size(); i++) {
      if ((done & (1 << i)) == 0) {
        firstEnd = Math.min(firstEnd, calls.get(i).ended());
      }
    }
    for (int i = 0; i < calls.size(); i++) {
      if ((done & (1 << i)) == 0 && calls.get(i).began() < firstEnd) {
        long after = calls.get(i).after(head);
        if (after >= -1 && hasOrder(calls, done | (1 << i), after)) {
          return true;
        }
      }
    }
    return false;
  }

  private record OfJournal(Journal journal) implements Subject {

    @Override
    public long append(long expectedHead) {
      try {
        Commit commit = new Commit(UUID.randomUUID(), new byte[] {1});
        return journal.append(SPAM, expectedHead, commit).revision();
      } catch (ConflictException e) {
        return Call.conflict(e.actualHead());
      }
    }

    @Override
    public long head() {
      return journal.head(SPAM, Journal.NO_STREAM).orElse(Journal.NO_STREAM);
    }
  }

  /** Looks and then leaps. */
  private static final class Racy implements Subject {
    private volatile long head = -1;

    @Override
    @SuppressWarnings(
        "ThreadPriorityCheck") // it makes the race likelier, and nothing depends on it
    public long append(long expectedHead) {
      long seen = head;
      if (seen != expectedHead) {
        return Call.conflict(seen);
      }
      Thread.yield();
      head = seen + 1;
      return seen + 1;
    }

    @Override
    public long head() {
      return head;
    }
  }
}
