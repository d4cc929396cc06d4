package io.modelogue.storage.file;

import static io.modelogue.storage.file.Stores.SPAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract lets an interrupted call fail without effect; here it does not even do that. */
class InterruptTest {
  @TempDir Path root;

  @AfterEach
  void clearFlag() {
    Thread.interrupted();
  }

  @Test
  void everyCallOfAnInterruptedThreadSucceedsAndKeepsTheFlag() throws IOException {
    Thread.currentThread().interrupt();

    useEverything("content");

    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void everyCallSucceedsInAStormOfInterrupts() throws IOException {
    Thread worker = Thread.currentThread();
    AtomicBoolean done = new AtomicBoolean();
    Thread storm =
        new Thread(
            () -> {
              while (!done.get()) {
                worker.interrupt();
              }
            });
    storm.start();
    try {
      for (int i = 0; i < 20; i++) {
        useEverything("content " + i);
      }
    } finally {
      done.set(true);
    }
  }

  private void useEverything(String text) throws IOException {
    Storage storage = Stores.open(root, OpenMode.CREATE);
    long head = Stores.head(storage, SPAM);
    storage.journal().append(SPAM, head, Stores.commit(text));
    storage.journal().checkpoint(SPAM, new Checkpoint(head + 1, new byte[1000]));
    BlobId blob = Stores.store(storage, text);

    assertThat(storage.journal().read(SPAM, head + 1, 1, 1)).hasSize(1);
    assertThat(storage.journal().checkpoint(SPAM)).isPresent();
    assertThat(storage.journal().streams(Cursor.START, 1).items()).containsExactly(SPAM);
    assertThat(storage.blobs().find(blob)).isPresent();
    assertThat(storage.blobs().list(Cursor.START, 10).items()).isNotEmpty();
    try (InputStream in = storage.blobs().open(blob)) {
      assertThat(in.readAllBytes()).asString().isEqualTo(text);
    }
    assertThat(storage.blobs().delete(blob, Instant.MAX)).isTrue();
    storage.close();
  }
}
