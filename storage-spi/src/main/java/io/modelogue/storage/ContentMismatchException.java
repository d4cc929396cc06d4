package io.modelogue.storage;

import java.io.Serial;

/** The source of a blob gave other bytes than its writer announced; nothing was stored. */
public final class ContentMismatchException extends StorageException {
  @Serial private static final long serialVersionUID = 1;

  private final String id;

  /**
   * Makes the exception.
   *
   * @param id the announced digest
   * @param detail what the source gave instead
   */
  public ContentMismatchException(BlobId id, String detail) {
    super(
        "the content is not the announced %s: %s; was it changed while it was read?"
            .formatted(id, detail),
        null);
    this.id = id.hex();
  }

  /** Returns the announced digest. */
  public BlobId id() {
    return BlobId.parse(id);
  }
}
