package io.modelogue.internal.npy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the elements: six bytes of magic, the version, the length of the rest as two
 * bytes, and a Python dictionary padded with blanks to a multiple of 64 bytes and ended by a line
 * feed.
 *
 * @param type the type of the elements
 * @param shape the lengths
 */
public record NpyHeader(NpyType type, NpyShape shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int PREFIX = MAGIC.length + 2;
  private static final int ALIGNMENT = 64;

  private static final Pattern DICTIONARY =
      Pattern.compile(
          "\\{'descr': '([^']{1,8})', 'fortran_order': (True|False),"
              + " 'shape': \\((\\d{1,10}),(?: (\\d{1,10}))?\\),? ?\\} *\n");

  /** Returns the bytes of the header. */
  public byte[] toBytes() {
    String dictionary =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }"
            .formatted(type.descriptor(), shape);
    int content = PREFIX + dictionary.length() + 1;
    int length = (content + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) ' ');
    System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
    bytes[PREFIX - 2] = (byte) (length - PREFIX);
    bytes[PREFIX - 1] = (byte) ((length - PREFIX) >>> 8);
    System.arraycopy(dictionary.getBytes(ISO_8859_1), 0, bytes, PREFIX, dictionary.length());
    bytes[length - 1] = '\n';
    return bytes;
  }

  /**
   * Reads a header and leaves the stream at the first element.
   *
   * @throws NpyFormatException if it is not a header, or that of an array of another kind
   */
  public static NpyHeader read(InputStream in) throws IOException {
    byte[] prefix = in.readNBytes(PREFIX);
    if (prefix.length < PREFIX || !Arrays.equals(prefix, 0, 6, MAGIC, 0, 6)) {
      throw new NpyFormatException("this is not a .npy file: its first bytes are others");
    }
    if (prefix[6] != MAGIC[6] || prefix[7] != MAGIC[7]) {
      throw new NpyFormatException(
          "version %d.%d of the format is not read, only 1.0".formatted(prefix[6], prefix[7]));
    }
    int length = (prefix[8] & 0xff) | (prefix[9] & 0xff) << 8;
    byte[] dictionary = in.readNBytes(length);
    if (dictionary.length < length) {
      throw new NpyFormatException(
          "the header ends after %d of %d bytes".formatted(dictionary.length, length));
    }
    return parse(new String(dictionary, ISO_8859_1));
  }

  private static NpyHeader parse(String dictionary) throws NpyFormatException {
    Matcher matcher = DICTIONARY.matcher(dictionary);
    if (!matcher.matches()) {
      throw new NpyFormatException("the header is not understood: " + dictionary.strip());
    }
    if (matcher.group(2).equals("True")) {
      throw new NpyFormatException("column-major order is not read: fortran_order is True");
    }
    try {
      int rows = Integer.parseInt(matcher.group(3));
      NpyShape shape =
          matcher.group(4) == null
              ? NpyShape.of(rows)
              : NpyShape.of(rows, Integer.parseInt(matcher.group(4)));
      return new NpyHeader(type(matcher.group(1)), shape);
    } catch (IllegalArgumentException e) {
      throw new NpyFormatException("the shape is too large: " + dictionary.strip());
    }
  }

  private static NpyType type(String descriptor) throws NpyFormatException {
    for (NpyType type : NpyType.values()) {
      if (type.descriptor().equals(descriptor)) {
        return type;
      }
    }
    throw new NpyFormatException("elements of type " + descriptor + " are not read");
  }
}
