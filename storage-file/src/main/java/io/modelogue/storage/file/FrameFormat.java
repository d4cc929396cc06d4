package io.modelogue.storage.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.CorruptionException.Kind;
import io.modelogue.storage.StorageLimits;
import io.modelogue.storage.UnsupportedFormatException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Writes and reads frames: one line of text, the payload, an end mark. {@code FORMAT.md} is the
 * grammar.
 *
 * <p>Reading trusts nothing: the line is searched for within a bound, the length is compared with
 * what is there, and the checksum is over the line too. Only a frame whose checksum holds may be
 * called newer rather than damaged.
 */
final class FrameFormat {
  static final int VERSION = 1;

  /**
   * The longest first line, with room to spare: a name of 200 characters, all of them escaped,
   * takes less than half.
   */
  static final int HEADER_BYTES = 2_048;

  /** The largest file of a commit. */
  static final int COMMIT_FILE_BYTES = HEADER_BYTES + StorageLimits.COMMIT_BYTES + 5;

  /** The largest file of a checkpoint. */
  static final int CHECKPOINT_FILE_BYTES = HEADER_BYTES + StorageLimits.CHECKPOINT_BYTES + 5;

  private static final byte[] END = "\nend\n".getBytes(US_ASCII);
  private static final int CHECKSUM_DIGITS = 8;

  private FrameFormat() {}

  static byte[] encode(Frame frame) {
    byte[] text = frame.header().text().getBytes(UTF_8);
    String checksum = checksum(ByteBuffer.wrap(text), ByteBuffer.wrap(frame.payload()));
    return ByteBuffer.allocate(
            text.length + CHECKSUM_DIGITS + 1 + frame.payload().length + END.length)
        .put(text)
        .put((checksum + '\n').getBytes(US_ASCII))
        .put(frame.payload())
        .put(END)
        .array();
  }

  /**
   * Returns the frame that a whole file holds.
   *
   * @param where the file, for the message
   * @throws CorruptionException if it does not hold one
   * @throws UnsupportedFormatException if it holds one that a newer release wrote
   */
  static Frame decode(byte[] file, String where) {
    int lineEnd = lineEnd(file);
    if (lineEnd < 0) {
      Kind kind = file.length < HEADER_BYTES ? Kind.TRUNCATED : Kind.MALFORMED;
      throw new CorruptionException(kind, where, "its first line has no end");
    }
    int textEnd = lineEnd - CHECKSUM_DIGITS;
    FrameHeader header =
        header(file, textEnd)
            .orElseThrow(
                () ->
                    new CorruptionException(
                        Kind.MALFORMED, where, "its first line is not a header"));
    int payloadStart = lineEnd + 1;
    requireLength(header, file.length - payloadStart - END.length, where);
    int payloadEnd = payloadStart + header.length();
    if (!Arrays.equals(file, payloadEnd, file.length, END, 0, END.length)) {
      throw new CorruptionException(Kind.MALFORMED, where, "it does not close with the end mark");
    }
    String stated = new String(file, textEnd, CHECKSUM_DIGITS, US_ASCII);
    String actual =
        checksum(
            ByteBuffer.wrap(file, 0, textEnd),
            ByteBuffer.wrap(file, payloadStart, header.length()));
    if (!stated.equals(actual)) {
      throw new CorruptionException(
          Kind.CHECKSUM_MISMATCH,
          where,
          "its bytes give %s, it states %s".formatted(actual, stated));
    }
    if (header.format() > VERSION) {
      throw new UnsupportedFormatException(where, header.format(), VERSION);
    }
    return new Frame(header, Arrays.copyOfRange(file, payloadStart, payloadEnd));
  }

  /**
   * Returns the header at the start of a file, unchecked: whoever uses it has another way to verify
   * what it says.
   */
  static Optional<FrameHeader> peek(byte[] start) {
    int lineEnd = lineEnd(start);
    return lineEnd < 0 ? Optional.empty() : header(start, lineEnd - CHECKSUM_DIGITS);
  }

  private static int lineEnd(byte[] file) {
    for (int i = 0; i < Math.min(file.length, HEADER_BYTES); i++) {
      if (file[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static Optional<FrameHeader> header(byte[] file, int textEnd) {
    if (textEnd < 0) {
      return Optional.empty();
    }
    try {
      // a fresh decoder reports malformed bytes, where new String would replace them
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(file, 0, textEnd)).toString();
      return FrameHeader.parse(text);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static void requireLength(FrameHeader header, int present, String where) {
    if (present < header.length()) {
      throw new CorruptionException(
          Kind.TRUNCATED,
          where,
          "its payload has %,d bytes, not %,d".formatted(Math.max(0, present), header.length()));
    }
    if (present > header.length()) {
      throw new CorruptionException(
          Kind.TRAILING_DATA,
          where,
          "%,d bytes or more follow its end".formatted(present - header.length()));
    }
  }

  private static String checksum(ByteBuffer text, ByteBuffer payload) {
    CRC32C crc = new CRC32C();
    crc.update(text);
    crc.update(payload);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
