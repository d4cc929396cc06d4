package io.modelogue.internal.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/** The ids of rows as lines of UTF-8 text, each ended by a line feed. */
final class RowIdLines {
  private RowIdLines() {}

  /** Returns how many bytes they take, unless there are letters beyond ASCII. */
  static long size(List<String> ids) {
    return ids.stream().mapToLong(id -> id.length() + 1L).sum();
  }

  /** Writes ids, in which there are no line breaks. */
  static byte[] write(List<String> ids) {
    return (String.join("\n", ids) + "\n").getBytes(UTF_8);
  }

  /**
   * Reads what was written.
   *
   * @throws IllegalArgumentException if it is no such text
   */
  static List<String> read(byte[] lines) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(lines)).toString();
      return List.of(text.split("\n", -1))
          .subList(0, (int) text.chars().filter(c -> c == '\n').count());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("kept row ids are not UTF-8 text", e);
    }
  }
}
