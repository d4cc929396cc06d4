package io.modelogue.storage.testkit;

import io.modelogue.storage.Commit;
import io.modelogue.storage.ConflictException;
import io.modelogue.storage.Journal;
import io.modelogue.storage.StreamId;
import java.util.HashMap;
import java.util.Map;

/** Appends to a stream that others append to, by trying at the head until it is this one's turn. */
final class Race {
  private Race() {}

  /** Wins a number of revisions and returns them with what was written there. */
  static Map<Long, Commit> win(Journal journal, StreamId stream, int wins) {
    Map<Long, Commit> won = new HashMap<>();
    long head = journal.head(stream, Journal.NO_STREAM).orElse(Journal.NO_STREAM);
    while (won.size() < wins) {
      Commit commit = Commits.saying("after " + head);
      head = append(journal, stream, head, commit);
      won.put(head, commit);
    }
    return won;
  }

  /** Wins one revision, the first that is free from a known head on, and returns it. */
  static long winOnce(Journal journal, StreamId stream, long knownHead) {
    return append(journal, stream, knownHead, Commits.saying("after " + knownHead));
  }

  private static long append(Journal journal, StreamId stream, long knownHead, Commit commit) {
    long head = knownHead;
    while (true) {
      try {
        return journal.append(stream, head, commit).revision();
      } catch (ConflictException e) {
        if (e.actualHead() <= head) {
          throw new AssertionError("a conflict must name a head that is further on", e);
        }
        head = e.actualHead();
      }
    }
  }
}
