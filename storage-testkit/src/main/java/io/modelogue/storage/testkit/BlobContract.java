package io.modelogue.storage.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.BlobInfo;
import io.modelogue.storage.BlobNotFoundException;
import io.modelogue.storage.BlobStore;
import io.modelogue.storage.ContentMismatchException;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.Durability;
import io.modelogue.storage.LimitExceededException;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.StorageLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Keeping content by its digest: nothing but what was announced, whole, and once. */
public interface BlobContract extends StorageFixture {

  /** Content comes back bit for bit, and its description is true. */
  @Test
  default void contentOfEverySizeIsReadBackAsItWasStored() throws IOException {
    for (int size : new int[] {0, 1, 8_191, 65_536, 1_000_003}) {
      byte[] content = Blobs.bytes(size);
      BlobId id = BlobId.of(content);
      BlobInfo stored = blobs().put(id, size, ContentSource.of(content));

      assertThat(Blobs.read(blobs(), id)).as("%d bytes", size).isEqualTo(content);
      assertThat(stored).isEqualTo(new BlobInfo(id, size, stored.touched()));
      assertThat(blobs().find(id)).contains(stored);
      assertThat(Blobs.read(another(OpenMode.READ_ONLY).blobs(), id)).isEqualTo(content);
    }
  }

  /** What was never stored is not there. */
  @Test
  default void anUnknownBlobIsNotFound() {
    BlobId unknown = BlobId.of("unknown".getBytes(UTF_8));

    assertThat(blobs().find(unknown)).isEmpty();
    assertThatExceptionOfType(BlobNotFoundException.class)
        .isThrownBy(() -> blobs().open(unknown).close())
        .satisfies(e -> assertThat(e.id()).isEqualTo(unknown));
    assertThat(blobs().delete(unknown, Instant.MAX)).isFalse();
  }

  /**
   * Content that is not what was announced never becomes visible, and does not stand in the way of
   * the right one.
   */
  @Test
  default void contentThatIsNotWhatWasAnnouncedIsNotStored() throws IOException {
    byte[] right = Blobs.bytes(100_000);
    byte[] wrong = right.clone();
    wrong[99_999] ^= 1;
    BlobId id = BlobId.of(right);

    for (ContentSource source :
        List.of(
            ContentSource.of(wrong),
            ContentSource.of(Blobs.bytes(99_999)),
            () -> new SequenceInputStream(new ByteArrayInputStream(right), Blobs.endless()))) {
      assertThatExceptionOfType(ContentMismatchException.class)
          .isThrownBy(() -> blobs().put(id, right.length, source))
          .satisfies(e -> assertThat(e.id()).isEqualTo(id));
      assertThat(blobs().find(id)).isEmpty();
    }

    blobs().put(id, right.length, ContentSource.of(right));
    assertThat(Blobs.read(blobs(), id)).isEqualTo(right);
  }

  /** A source that fails is the caller's failure, and leaves nothing behind. */
  @Test
  default void aSourceThatFailsMidwayLeavesNothing() throws IOException {
    byte[] content = Blobs.bytes(200_000);
    BlobId id = BlobId.of(content);
    IOException failure = new IOException("the source failed");
    IllegalStateException bug = new IllegalStateException("the source has a bug");

    assertThatThrownBy(() -> blobs().put(id, content.length, () -> Blobs.failing(content, failure)))
        .as("the source's own exception must come through, not one that blames the storage")
        .isInstanceOf(UncheckedIOException.class)
        .hasCause(failure);
    assertThatThrownBy(() -> blobs().put(id, content.length, () -> Blobs.failing(content, bug)))
        .isSameAs(bug);
    assertThat(blobs().find(id)).isEmpty();

    blobs().put(id, content.length, ContentSource.of(content));
    assertThat(Blobs.read(blobs(), id)).isEqualTo(content);
  }

  /** Storing again costs no second reading, and makes the content young. */
  @Test
  default void storingAgainRefreshesTheAgeWithoutReadingTheSource() {
    BlobId id = Blobs.store(blobs(), "again");
    Instant before = blobs().find(id).orElseThrow().touched();
    clock().advance(Duration.ofDays(30));

    BlobInfo again =
        blobs()
            .put(
                id,
                5,
                () -> {
                  throw new AssertionError("content that is there must not be read again");
                });

    assertThat(Duration.between(before, again.touched())).isEqualTo(Duration.ofDays(30));
    assertThat(blobs().find(id)).contains(again);
    assertThat(Pages.all(cursor -> blobs().list(cursor, 10), Cursor.START)).containsExactly(again);
  }

  /** Storing again with another size is a mistake, not damage. */
  @Test
  default void storingAgainWithAnotherSizeIsRefused() {
    BlobId id = Blobs.store(blobs(), "again");

    assertThatExceptionOfType(ContentMismatchException.class)
        .isThrownBy(() -> blobs().put(id, 6, ContentSource.of("again".getBytes(UTF_8))));
  }

  /**
   * A size is 0 or more, and no more than the storage says it takes; the source is not even opened
   * otherwise.
   */
  @Test
  default void anImpossibleSizeIsRefused() {
    BlobId id = BlobId.of(new byte[0]);
    ContentSource unopened =
        () -> {
          throw new AssertionError("a refused blob must not be read");
        };
    long limit = storage().info().maxBlobBytes();

    assertThatIllegalArgumentException().isThrownBy(() -> blobs().put(id, -1, unopened));
    if (limit < Long.MAX_VALUE) {
      assertThatExceptionOfType(LimitExceededException.class)
          .isThrownBy(() -> blobs().put(id, limit + 1, unopened))
          .satisfies(e -> assertThat(e.limit()).isEqualTo(limit));
    }
  }

  /** Large content passes through, and is not gathered in memory. */
  @Test
  default void sixtyFourMebibytesPassThroughInConstantMemory() throws IOException {
    long size = 64L << 20;
    BlobId id = Blobs.digestOf(Blobs.generated(size));

    long before = Blobs.allocatedBytes();
    blobs().put(id, size, () -> Blobs.generated(size));
    try (InputStream in = blobs().open(id)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    long allocated = Blobs.allocatedBytes() - before;

    if (storage().info().durability() != Durability.VOLATILE) {
      assertThat(allocated).as("bytes allocated to store and read 64 MiB").isLessThan(8L << 20);
    }
  }

  /** Blobs are listed by digest, once each, whatever the page. */
  @Test
  default void blobsAreListedInOrderWhateverThePage() {
    List<BlobId> ids =
        IntStream.range(0, 20).mapToObj(i -> Blobs.store(blobs(), "blob " + i)).sorted().toList();

    for (int limit : new int[] {1, 7, 19, 20, 21, StorageLimits.PAGE_ITEMS}) {
      assertThat(Pages.all(cursor -> blobs().list(cursor, limit), Cursor.START))
          .as("pages of %d", limit)
          .extracting(BlobInfo::id)
          .containsExactlyElementsOf(ids);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> blobs().list(Cursor.START, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> blobs().list(new Cursor("../.."), 1));
  }

  /** Only content that nobody has touched since may go. */
  @Test
  default void aBlobIsDeletedOnlyIfNobodyHasTouchedItSince() {
    BlobId old = Blobs.store(blobs(), "old");
    BlobId reused = Blobs.store(blobs(), "reused");
    Instant stored = clock().instant();
    clock().advance(Duration.ofDays(8));
    Blobs.store(blobs(), "reused");
    Instant limit = clock().instant().minus(Duration.ofDays(7));

    assertThat(blobs().delete(old, stored)).as("touched at that very instant").isFalse();
    assertThat(blobs().delete(old, limit)).isTrue();
    assertThat(blobs().delete(old, limit)).as("already gone").isFalse();
    assertThat(blobs().delete(reused, limit)).as("refreshed in time").isFalse();

    assertThat(blobs().find(old)).isEmpty();
    assertThat(blobs().find(reused)).isPresent();
    assertThat(blobs().find(Blobs.store(blobs(), "old"))).as("stored once more").isPresent();
  }

  /**
   * A removal that races with a use of the same content leaves it whole or not there at all, and
   * whoever looks again after storing it can tell.
   */
  @Test
  default void aWriterThatLooksAgainSurvivesEveryRaceWithARemoval() throws IOException {
    byte[] content = Blobs.bytes(10_000);
    BlobId id = BlobId.of(content);
    List<BlobStore> handles = List.of(blobs(), another(OpenMode.EXISTING).blobs());

    for (int round = 0; round < 20; round++) {
      AtomicBoolean stored = new AtomicBoolean();
      Crew.run(
          2,
          worker -> {
            if (worker == 0) {
              while (!stored.get()) {
                handles.get(0).delete(id, Instant.MAX);
              }
              return 0;
            }
            handles.get(1).put(id, content.length, ContentSource.of(content));
            stored.set(true);
            return 0;
          });
      // the last removal may have come after the use; the writer looks, and stores it once more
      if (handles.get(1).find(id).isEmpty()) {
        handles.get(1).put(id, content.length, ContentSource.of(content));
      }
      assertThat(Blobs.read(handles.get(0), id)).isEqualTo(content);
    }
  }

  /** A clock that was put back makes no content younger than it is told, and none unreadable. */
  @Test
  default void aClockThatWasPutBackOrFarAheadHarmsNoContent() throws IOException {
    BlobId id = Blobs.store(blobs(), "kept");
    clock().advance(Duration.ofHours(-1));
    Instant earlier = clock().instant();
    assertThat(blobs().find(Blobs.store(blobs(), "kept")).orElseThrow().touched())
        .as("touched by the clock of the handle, whatever it says")
        .isEqualTo(earlier);
    assertThat(blobs().delete(id, earlier)).as("touched at that very instant").isFalse();

    clock().advance(Duration.ofDays(365));
    assertThat(Blobs.read(blobs(), id)).isEqualTo("kept".getBytes(UTF_8));
    Blobs.store(blobs(), "kept");
    assertThat(blobs().delete(id, clock().instant().minus(Duration.ofDays(7))))
        .as("used again a moment ago")
        .isFalse();
  }
}
