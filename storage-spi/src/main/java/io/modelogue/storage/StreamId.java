package io.modelogue.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The identity of a stream: what kind of thing it tells of, and the thing's name.
 *
 * <p>Names are compared exactly: those that differ in case alone, or in Unicode normalization
 * alone, are different, on every backend.
 *
 * <p>Immutable, and so safe for use by several threads.
 *
 * @param kind such as {@code "model"} or {@code "registry"}: a lower-case letter, then lower-case
 *     letters, digits and hyphens, {@value StorageLimits#KIND_CHARACTERS} characters at most
 * @param name 1 to {@value StorageLimits#NAME_CHARACTERS} Unicode characters, none of them a
 *     control character, not all of them blank
 */
public record StreamId(String kind, String name) implements Comparable<StreamId> {
  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]*");

  /**
   * Makes an id of a kind and a name.
   *
   * @throws IllegalArgumentException if either is not of the form described above; the message says
   *     why
   */
  public StreamId {
    if (kind.length() > StorageLimits.KIND_CHARACTERS || !KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException(
          "the kind of a stream is a lower-case letter followed by lower-case letters, digits and hyphens, "
              + StorageLimits.KIND_CHARACTERS
              + " characters at most");
    }
    requireName(name);
  }

  /**
   * Returns the id that {@link #toString()} wrote.
   *
   * @throws IllegalArgumentException if the text has no slash, or if kind or name are not valid
   */
  public static StreamId parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "a stream is written kind/name, but this text has no slash");
    }
    return new StreamId(text.substring(0, slash), text.substring(slash + 1));
  }

  /**
   * Orders by kind, then by the name's Unicode characters (code points), which is the order of its
   * bytes in UTF-8.
   */
  @Override
  public int compareTo(StreamId other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0
        ? byKind
        : Arrays.compareUnsigned(name.getBytes(UTF_8), other.name.getBytes(UTF_8));
  }

  /** Returns {@code kind/name}, which {@link #parse} reads back. */
  @Override
  public String toString() {
    return kind + '/' + name;
  }

  private static void requireName(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the name of a stream must not be empty or blank");
    }
    // the cheap comparison first: a hostile name may be very long
    if (name.length() > 2 * StorageLimits.NAME_CHARACTERS
        || name.codePointCount(0, name.length()) > StorageLimits.NAME_CHARACTERS) {
      throw new IllegalArgumentException(
          "the name of a stream has %d characters at most"
              .formatted(StorageLimits.NAME_CHARACTERS));
    }
    name.codePoints().forEach(StreamId::requireCharacter);
  }

  private static void requireCharacter(int codePoint) {
    if (Character.isISOControl(codePoint)) {
      throw new IllegalArgumentException(
          "the name of a stream must not hold control characters such as U+%04X"
              .formatted(codePoint));
    }
    if (Character.getType(codePoint) == Character.SURROGATE) {
      throw new IllegalArgumentException(
          "the name of a stream must be well-formed Unicode, but holds half a character, U+%04X"
              .formatted(codePoint));
    }
  }
}
