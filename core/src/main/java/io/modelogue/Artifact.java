package io.modelogue;

import io.modelogue.internal.Digests;
import io.modelogue.internal.Names;

/**
 * A file that belongs to a version, by name and content.
 *
 * @param name its name within the version, 1 to 200 characters
 * @param digest the SHA-256 of its bytes, 64 lower-case hex digits
 * @param size how many bytes it has
 */
public record Artifact(String name, String digest, long size) {

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if one is not what it should be
   */
  public Artifact {
    Names.check("artifact", name);
    Digests.check("artifact \"" + name + "\"", digest);
    if (size < 0) {
      throw new IllegalArgumentException("artifact \"" + name + "\" has the size " + size);
    }
  }
}
