package io.modelogue.storage.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.CorruptionException.Kind;
import io.modelogue.storage.UnsupportedFormatException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** The file that makes a directory a store: it states the layout of the files, and nothing else. */
final class RegistryFile {
  static final int LAYOUT = 1;

  /** More than any release will write; the rest of a larger file is not looked at. */
  static final int MAX_BYTES = 4_096;

  private static final Pattern CONTENT =
      Pattern.compile(
          "(\\{\"modelogue\":\"file store\",\"layout\":([1-9][0-9]{0,8})),\"crc32c\":\"([0-9a-f]{8})\"}\n");

  private static final String ADVICE =
      "; the registry.json of any other store of the same release will do in its place";

  private RegistryFile() {}

  static byte[] content() {
    return content(LAYOUT);
  }

  static byte[] content(int layout) {
    String text = "{\"modelogue\":\"file store\",\"layout\":" + layout;
    return "%s,\"crc32c\":\"%s\"}\n".formatted(text, checksum(text)).getBytes(UTF_8);
  }

  /**
   * Makes sure that a registry file is whole and of a layout this release reads.
   *
   * @throws CorruptionException if it is damaged
   * @throws UnsupportedFormatException if a newer release wrote it
   */
  static void check(byte[] content, String where) {
    Matcher fields = CONTENT.matcher(new String(content, UTF_8));
    if (!fields.matches()) {
      throw new CorruptionException(
          Kind.MALFORMED, where, "it does not say what layout the store has" + ADVICE);
    }
    String actual = checksum(fields.group(1));
    if (!actual.equals(fields.group(3))) {
      throw new CorruptionException(
          Kind.CHECKSUM_MISMATCH,
          where,
          "its text gives %s, it states %s".formatted(actual, fields.group(3)) + ADVICE);
    }
    int layout = Integer.parseInt(fields.group(2));
    if (layout > LAYOUT) {
      throw new UnsupportedFormatException(where, layout, LAYOUT);
    }
  }

  private static String checksum(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
