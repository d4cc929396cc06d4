package io.modelogue;

import io.modelogue.internal.Digests;
import java.util.UUID;

/**
 * A point in a model's history that can be kept elsewhere and shown later: who holds it can prove
 * that everything up to it is unchanged, with {@link Model#verify(Anchor)}.
 *
 * @param registry the registry's id
 * @param model the model's name
 * @param revision the revision, from 0
 * @param hash the SHA-256 of that revision's stored bytes, 64 lower-case hex digits
 */
public record Anchor(UUID registry, String model, long revision, String hash) {

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the revision is negative or the hash is none
   */
  public Anchor {
    if (revision < 0) {
      throw new IllegalArgumentException("an anchor's revision is 0 or more, not " + revision);
    }
    Digests.check("an anchor", hash);
  }

  /** Returns the text that {@link #parse} reads: {@code registry/revision/hash/model}. */
  @Override
  public String toString() {
    return registry + "/" + revision + "/" + hash + "/" + model;
  }

  /**
   * Returns the anchor that this text says. White space before it does not matter, nor do line ends
   * and tabs after it; blanks after it may belong to the model's name.
   *
   * @throws IllegalArgumentException if the text is none; the message says which part is wrong
   */
  public static Anchor parse(String text) {
    // a name holds no control characters, so those at the end are not part of it
    String said = text.stripLeading().replaceAll("\\p{Cntrl}+$", "");
    String[] parts = said.split("/", 4);
    if (parts.length != 4) {
      throw new IllegalArgumentException(
          "an anchor looks like registry/revision/hash/model, not \"" + text + "\"");
    }
    return new Anchor(registry(parts[0], text), parts[3], revision(parts[1], text), parts[2]);
  }

  private static UUID registry(String part, String text) {
    try {
      return UUID.fromString(part);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "an anchor begins with the registry's id, such as"
              + " 7f0c2b4e-93f1-4e0a-8b51-5d4f6a0c9e11, not \""
              + part
              + "\" as in \""
              + text
              + "\"",
          e);
    }
  }

  private static long revision(String part, String text) {
    try {
      return Long.parseLong(part);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the second part of an anchor is a revision, a whole number, not \""
              + part
              + "\" as in \""
              + text
              + "\"",
          e);
    }
  }
}
