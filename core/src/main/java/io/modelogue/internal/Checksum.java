package io.modelogue.internal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** CRC-32C of texts, as 8 lower-case hex digits: against slips of copying, not against forgery. */
public final class Checksum {
  private Checksum() {}

  /** Returns the checksum of a text in UTF-8. */
  public static String of(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
