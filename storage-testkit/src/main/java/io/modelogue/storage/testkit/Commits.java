package io.modelogue.storage.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelogue.storage.Commit;
import io.modelogue.storage.Journal;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The material of the tests: commits to write, and whole streams to read. */
final class Commits {
  static final StreamId SPAM = new StreamId("model", "spam");

  private static final int PAGE = 100;

  private Commits() {}

  static Commit saying(String text) {
    return new Commit(UUID.randomUUID(), text.getBytes(UTF_8));
  }

  /** Makes a payload of every byte value, several times over. */
  static Commit ofSize(int bytes) {
    byte[] payload = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      payload[i] = (byte) (i * 31);
    }
    return new Commit(UUID.randomUUID(), payload);
  }

  /** Appends commits to a new stream and returns them. */
  static List<Commit> write(Journal journal, StreamId stream, int count) {
    List<Commit> written = new ArrayList<>();
    for (int revision = 0; revision < count; revision++) {
      Commit commit = saying("commit " + revision);
      journal.append(stream, revision - 1L, commit);
      written.add(commit);
    }
    return written;
  }

  /** Reads a stream in pages, to its end. */
  static List<Commit> readAll(Journal journal, StreamId stream) {
    List<Commit> all = new ArrayList<>();
    List<StoredCommit> page = journal.read(stream, 0, PAGE, Long.MAX_VALUE);
    while (!page.isEmpty()) {
      page.forEach(stored -> all.add(stored.commit()));
      page = journal.read(stream, all.size(), PAGE, Long.MAX_VALUE);
    }
    return all;
  }
}
