package io.modelogue;

import io.modelogue.history.BlobRef;
import io.modelogue.internal.Digests;
import io.modelogue.internal.engine.KeptBlobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Bytes on their way into the registry. */
sealed interface Content {

  /** Keeps them and returns them as an artifact of this name. */
  Artifact keep(String name, KeptBlobs blobs);

  /**
   * Returns their SHA-256, and keeps nothing.
   *
   * @throws UncheckedIOException if they cannot be read
   */
  String digest(String name);

  /** The bytes of a file. */
  record OfFile(Path file) implements Content {
    @Override
    public Artifact keep(String name, KeptBlobs blobs) {
      return artifact(name, blobs.put("artifact \"" + name + "\"", file));
    }

    @Override
    public String digest(String name) {
      try {
        return Digests.ofFile(file);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "artifact \"" + name + "\": the file " + file + " cannot be read", e);
      }
    }
  }

  /** Bytes in memory. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
  record OfBytes(byte[] bytes) implements Content {
    @Override
    public Artifact keep(String name, KeptBlobs blobs) {
      return artifact(name, blobs.put("artifact \"" + name + "\"", bytes));
    }

    @Override
    public String digest(String name) {
      return Digests.of(bytes);
    }
  }

  private static Artifact artifact(String name, BlobRef blob) {
    return new Artifact(name, blob.digest(), blob.size());
  }
}
