package io.modelogue.storage.file;

import static io.modelogue.storage.file.Stores.SPAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StoredCommit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@link WritingProcess writing processes} have reported, to be held against the store. */
final class Acknowledgements {
  private final Map<Long, String> commits = new TreeMap<>();
  private final List<BlobId> blobs = new ArrayList<>();

  /** Takes a report; returns false if it was cut off, and so says nothing. */
  synchronized boolean take(String line) {
    if (line == null || !line.endsWith(".")) {
      return false;
    }
    String[] words = line.substring(0, line.length() - 1).split(" ", -1);
    if (words[0].equals("commit")) {
      assertThat(commits.put(Long.parseLong(words[1]), words[2]))
          .as("revision %s was acknowledged twice", words[1])
          .isNull();
    } else if (words[0].equals("blob")) {
      blobs.add(BlobId.parse(words[1]));
    }
    return true;
  }

  synchronized int commits() {
    return commits.size();
  }

  /** Checks that all that was acknowledged is there, and returns the head. */
  synchronized long verify(Path root) throws IOException {
    try (Storage storage = Stores.open(root, OpenMode.CREATE)) {
      long head = Stores.head(storage, SPAM);
      List<StoredCommit> stored =
          head < 0 ? List.of() : storage.journal().read(SPAM, 0, (int) head + 1, Long.MAX_VALUE);
      assertThat(stored).hasSize((int) head + 1);
      commits.forEach(
          (revision, writer) ->
              assertThat(new String(stored.get(revision.intValue()).payload(), UTF_8))
                  .as("revision %d", revision)
                  .startsWith(writer + " wrote "));
      for (BlobId blob : blobs) {
        try (InputStream in = storage.blobs().open(blob)) {
          in.readAllBytes();
        }
      }
      return head;
    }
  }
}
