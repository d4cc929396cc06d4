package io.modelogue.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** SHA-256, as 64 lower-case hex digits. */
public final class Digests {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  private Digests() {}

  /** Returns the digest of these bytes. */
  public static String of(byte[] bytes) {
    return hex(sha256().digest(bytes));
  }

  /**
   * Returns the digest of a file's bytes.
   *
   * @throws IOException if it cannot be read
   */
  public static String ofFile(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return hex(digest.digest());
  }

  /**
   * Returns the digest if it has the form of one.
   *
   * @throws IllegalArgumentException if not
   */
  public static String check(String what, String digest) {
    if (!FORM.matcher(digest).matches()) {
      throw new IllegalArgumentException(
          "the digest of "
              + what
              + " should be 64 lower-case hex digits of SHA-256, not \""
              + digest
              + "\"");
    }
    return digest;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
