package io.modelogue.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.storage.CorruptionException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VerifiedContentTest {
  private static final byte[] CONTENT = new byte[100_000];
  private static final BlobId ID;

  static {
    new Random(1).nextBytes(CONTENT);
    ID = BlobId.of(CONTENT);
  }

  private final ByteArrayOutputStream sink = new ByteArrayOutputStream();

  @Test
  void copiesWhatWasAnnounced() throws IOException {
    VerifiedContent.copy(ID, CONTENT.length, ContentSource.of(CONTENT), sink);

    assertThat(sink.toByteArray()).isEqualTo(CONTENT);
  }

  @Test
  void anEndlessSourceIsLeftSoonAfterItsAnnouncedEnd() {
    AtomicLong given = new AtomicLong();
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            given.addAndGet(length);
            return length;
          }
        };

    assertThatExceptionOfType(ContentMismatchException.class)
        .isThrownBy(() -> VerifiedContent.copy(ID, 100, () -> endless, sink))
        .withMessageContaining("longer than the announced 100 bytes");
    assertThat(given).hasValueLessThan(1_000_000);
  }

  @Test
  void theSourceIsBlamedForItsOwnFailureAndTheSinkForIts() {
    ContentSource broken =
        () -> {
          throw new IOException("source");
        };
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("sink");
          }
        };

    assertThatThrownBy(() -> VerifiedContent.copy(ID, CONTENT.length, broken, sink))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("source");
    assertThatThrownBy(
            () -> VerifiedContent.copy(ID, CONTENT.length, ContentSource.of(CONTENT), full))
        .isInstanceOf(IOException.class)
        .hasMessage("sink");
  }

  @Test
  void aReaderOfExactlyTheSizeIsToldOfDamage() {
    byte[] damaged = CONTENT.clone();
    damaged[77] ^= 4;

    assertThatExceptionOfType(CorruptionException.class)
        .isThrownBy(() -> reading(damaged).readNBytes(CONTENT.length))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.DIGEST_MISMATCH))
        .withMessageContaining(ID.hex())
        .withMessageContaining("in the test");
  }

  @Test
  void aReaderByteByByteAndASkippingOneAreToldOfDamage() {
    byte[] damaged = CONTENT.clone();
    damaged[0] ^= 1;

    assertThatExceptionOfType(CorruptionException.class)
        .isThrownBy(
            () -> {
              InputStream in = reading(damaged);
              while (in.read() >= 0) {}
            });
    assertThatExceptionOfType(CorruptionException.class)
        .isThrownBy(() -> reading(damaged).skipNBytes(CONTENT.length));
  }

  @Test
  void theVerdictDoesNotChangeWhenAskedAgain() throws IOException {
    // the digest of nothing is what a digest gives when it is asked twice
    BlobInfo claimed = new BlobInfo(BlobId.of(new byte[0]), 3, Instant.EPOCH);
    InputStream in =
        VerifiedContent.reading(claimed, "x", new ByteArrayInputStream("abc".getBytes(UTF_8)));

    assertThatExceptionOfType(CorruptionException.class).isThrownBy(in::readAllBytes);
    assertThatExceptionOfType(CorruptionException.class).isThrownBy(in::readAllBytes);
  }

  @Test
  void aMissingEndIsTruncation() {
    byte[] cut = new byte[10];

    assertThatExceptionOfType(CorruptionException.class)
        .isThrownBy(() -> reading(cut).readAllBytes())
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TRUNCATED));
  }

  @Test
  void closingEarlyIsNoError() throws IOException {
    try (InputStream in = reading(new byte[CONTENT.length])) {
      assertThat(in.read()).isZero();
    }
  }

  private static InputStream reading(byte[] stored) {
    BlobInfo blob = new BlobInfo(ID, CONTENT.length, Instant.EPOCH);
    return VerifiedContent.reading(blob, "in the test", new ByteArrayInputStream(stored));
  }
}
