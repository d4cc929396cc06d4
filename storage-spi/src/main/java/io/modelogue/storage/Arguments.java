package io.modelogue.storage;

/**
 * The ranges of the numbers that a journal and a blob store are given.
 *
 * <p>For backends, so that all of them refuse the same arguments. Safe for use by several threads.
 */
public final class Arguments {
  private Arguments() {}

  /**
   * Refuses what cannot be a head.
   *
   * @throws IllegalArgumentException if the number is less than {@link Journal#NO_STREAM}
   */
  public static void requireHead(long head) {
    if (head < Journal.NO_STREAM) {
      throw new IllegalArgumentException("a head is -1 (no stream), 0 or more, not " + head);
    }
  }

  /**
   * Refuses what cannot bound a {@link Journal#read}.
   *
   * @throws IllegalArgumentException if {@code fromRevision} is negative, or another number is less
   *     than 1
   */
  public static void requireRange(long fromRevision, int maxCommits, long maxBytes) {
    if (fromRevision < 0) {
      throw new IllegalArgumentException("a revision is 0 or more, not " + fromRevision);
    }
    if (maxCommits < 1 || maxBytes < 1) {
      throw new IllegalArgumentException(
          "a read is of at least 1 commit and 1 byte, not %d and %d"
              .formatted(maxCommits, maxBytes));
    }
  }

  /**
   * Refuses what cannot be the size of a page.
   *
   * @throws IllegalArgumentException if the limit is not between 1 and {@link
   *     StorageLimits#PAGE_ITEMS}
   */
  public static void requirePage(int limit) {
    if (limit < 1 || limit > StorageLimits.PAGE_ITEMS) {
      throw new IllegalArgumentException(
          "a page has between 1 and %d items, not %d".formatted(StorageLimits.PAGE_ITEMS, limit));
    }
  }

  /**
   * Refuses what cannot be the size of a blob.
   *
   * @throws IllegalArgumentException if the size is negative
   * @throws LimitExceededException if it is more than the storage takes
   */
  public static void requireBlobSize(long size, StorageInfo info) {
    if (size < 0) {
      throw new IllegalArgumentException("a size is 0 or more, not " + size);
    }
    if (size > info.maxBlobBytes()) {
      throw new LimitExceededException("content of a blob", info.maxBlobBytes(), size);
    }
  }
}
