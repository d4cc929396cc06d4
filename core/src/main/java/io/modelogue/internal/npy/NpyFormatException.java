package io.modelogue.internal.npy;

import java.io.IOException;

/** Bytes that are not an array file, or not one of the kind that was expected. */
public final class NpyFormatException extends IOException {
  private static final long serialVersionUID = 1;

  NpyFormatException(String message) {
    super(message);
  }
}
