package io.modelogue.storage;

import java.io.Serial;

/** The storage has been closed; the call had no effect. */
public final class StorageClosedException extends StorageException {
  @Serial private static final long serialVersionUID = 1;

  /**
   * Makes the exception.
   *
   * @param backend the closed storage, as {@link StorageInfo#backend()} says it
   */
  public StorageClosedException(String backend) {
    super("the storage %s has been closed".formatted(backend), null);
  }
}
