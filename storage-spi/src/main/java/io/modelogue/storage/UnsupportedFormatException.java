package io.modelogue.storage;

import java.io.Serial;

/** A newer release wrote this; it is undamaged, but this release cannot read it. */
public final class UnsupportedFormatException extends StorageException {
  @Serial private static final long serialVersionUID = 1;

  private final int found;
  private final int supported;

  /**
   * Makes the exception.
   *
   * @param where what cannot be read
   * @param found its format
   * @param supported the newest format this release reads
   */
  public UnsupportedFormatException(String where, int found, int supported) {
    super(
        "%s has format %d, this release reads up to %d: upgrade Modelogue to read it"
            .formatted(where, found, supported),
        null);
    this.found = found;
    this.supported = supported;
  }

  /** Returns the format found. */
  public int found() {
    return found;
  }

  /** Returns the newest format this release reads. */
  public int supported() {
    return supported;
  }
}
