package io.modelogue.storage;

import static java.util.Objects.requireNonNull;

/**
 * What an append did, when it is certain that the commit is there.
 *
 * <p>Immutable, and so safe for use by several threads.
 *
 * @param revision where the commit is
 * @param effect whether this call put it there
 */
public record AppendResult(long revision, Effect effect) {

  /** Whether an append wrote the commit or found it. */
  public enum Effect {
    /** The call published the commit. */
    COMMITTED,
    /**
     * The same commit was there already, by an earlier call whose outcome the writer had not
     * learnt.
     */
    REPLAYED
  }

  /**
   * Makes a result.
   *
   * @throws IllegalArgumentException if the revision is negative
   */
  public AppendResult {
    requireNonNull(effect, "effect");
    if (revision < 0) {
      throw new IllegalArgumentException("a revision is 0 or more, not " + revision);
    }
  }

  /** Returns the result of a call that published the commit. */
  public static AppendResult committed(long revision) {
    return new AppendResult(revision, Effect.COMMITTED);
  }

  /** Returns the result of a call that found the same commit already there. */
  public static AppendResult replayed(long revision) {
    return new AppendResult(revision, Effect.REPLAYED);
  }
}
