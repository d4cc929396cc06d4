package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.Finding.Kind;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.MemoryStorage;
import io.modelogue.storage.OpenMode;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said of files that are gone or damaged, and which files are kept at all. */
class LostBlobsTest {
  private final EditableStorage storage = new EditableStorage();
  private final ModelRegistry registry =
      ModelRegistry.builder(storage).template(Mails.template()).open();
  private final Model spam = Mails.model(registry);
  private final ModelVersion version = spam.train().start().await();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void aMissingFileIsNamedWithItsModel() {
    version.evaluate().on(Mails.HELD_OUT).start().await();
    Evaluation evaluation = spam.version(1).evaluation();
    storage.removeBlobs();

    isDamage(Kind.BLOB_MISSING, "artifact \"model.bin\"", version.artifact("model.bin")::open);
    isDamage(Kind.BLOB_MISSING, "artifact \"model.bin\"", version.artifact("model.bin")::bytes);
    isDamage(Kind.BLOB_MISSING, "the loss curve of version 1", version::lossCurve);
    isDamage(Kind.BLOB_MISSING, "the log of version 1", version::log);
    isDamage(Kind.BLOB_MISSING, "the results of an evaluation", evaluation::result);
  }

  @Test
  void aDamagedFileIsNamedHoweverItIsRead() {
    storage.damageBlobs();
    StoredArtifact artifact = version.artifact("model.bin");

    isDamage(Kind.BLOB_DAMAGED, "artifact \"model.bin\"", artifact::bytes);
    isDamage(
        Kind.BLOB_DAMAGED,
        "artifact \"model.bin\"",
        () -> {
          try (InputStream in = artifact.open()) {
            in.transferTo(OutputStream.nullOutputStream());
          }
        });
    isDamage(
        Kind.BLOB_DAMAGED,
        "artifact \"model.bin\"",
        () -> {
          try (InputStream in = artifact.open()) {
            in.skipNBytes(1_000);
          }
        });
  }

  private static void isDamage(Kind kind, String what, ThrowingCallable reading) {
    assertThatExceptionOfType(DamagedHistoryException.class)
        .isThrownBy(reading)
        .withMessageContainingAll(what, "\"spam-filter\"")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind))
        .satisfies(e -> assertThat(e.model()).isEqualTo("spam-filter"));
  }

  @Test
  void aRegistrationThatIsRefusedKeepsNoFiles() {
    MemoryStorage memory = MemoryStorage.create();
    try (ModelRegistry clean = ModelRegistry.builder(memory.another(OpenMode.CREATE)).open()) {
      Model model = clean.createModel("spam").create();
      VersionConfig config = VersionConfig.builder().build();
      ModelVersion first = model.register(config).label("1.0").commit();
      byte[] bytes = "weights".getBytes(StandardCharsets.UTF_8);

      assertThatExceptionOfType(LabelTakenException.class)
          .isThrownBy(() -> model.register(config).artifact("w", bytes).label("1.0").commit());
      Registration late = model.register(config).artifact("w", bytes).from(first);
      model.delete("replaced");
      assertThatExceptionOfType(ModelNotFoundException.class).isThrownBy(late::commit);

      assertThat(memory.blobs().list(Cursor.START, 10).items()).isEmpty();
    }
  }
}
