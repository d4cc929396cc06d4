package io.modelogue.storage;

import java.io.Serial;

/** There is no blob of this id: it was never stored here, or it has been removed. */
public final class BlobNotFoundException extends StorageException {
  @Serial private static final long serialVersionUID = 1;

  private final String id;

  /** Makes the exception of a blob that is not there. */
  public BlobNotFoundException(BlobId id) {
    super("no blob %s: never stored here, or removed since".formatted(id), null);
    this.id = id.hex();
  }

  /** Returns the id that was asked for. */
  public BlobId id() {
    return BlobId.parse(id);
  }
}
