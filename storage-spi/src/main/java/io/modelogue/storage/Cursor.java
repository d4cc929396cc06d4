package io.modelogue.storage;

/**
 * A position in a listing, opaque to all but the backend that made it.
 *
 * <p>Immutable, and so safe for use by several threads. It may be kept, and used with another
 * handle on the same content.
 *
 * @param token the backend's own words; empty at the start
 */
public record Cursor(String token) {

  /** The position before the first item. */
  public static final Cursor START = new Cursor("");

  /** Returns whether this is the position before the first item. */
  public boolean isStart() {
    return token.isEmpty();
  }
}
