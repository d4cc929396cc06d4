package io.modelogue.storage;

import java.io.Serial;

/** The storage was opened for reading and refuses to write; the call had no effect. */
public final class ReadOnlyException extends StorageException {
  @Serial private static final long serialVersionUID = 1;

  /**
   * Makes the exception.
   *
   * @param backend the storage, as {@link StorageInfo#backend()} says it
   */
  public ReadOnlyException(String backend) {
    super(
        "the storage %s was opened for reading only; open it in mode EXISTING or CREATE to write"
            .formatted(backend),
        null);
  }
}
