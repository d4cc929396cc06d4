package io.modelogue.internal.json;

import org.jspecify.annotations.Nullable;

/** Bytes that are not the JSON that was expected; whoever reads them says which bytes they were. */
public final class MalformedJsonException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates it with what is wrong. */
  public MalformedJsonException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
