package io.modelogue;

import io.modelogue.history.BlobRef;
import io.modelogue.internal.engine.KeptBlobs;
import java.nio.file.Path;

/** Bytes on their way into the registry. */
sealed interface Content {

  /** Keeps them and returns them as an artifact of this name. */
  Artifact keep(String name, KeptBlobs blobs);

  /** The bytes of a file. */
  record OfFile(Path file) implements Content {
    @Override
    public Artifact keep(String name, KeptBlobs blobs) {
      return artifact(name, blobs.put("artifact \"" + name + "\"", file));
    }
  }

  /** Bytes in memory. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
  record OfBytes(byte[] bytes) implements Content {
    @Override
    public Artifact keep(String name, KeptBlobs blobs) {
      return artifact(name, blobs.put("artifact \"" + name + "\"", bytes));
    }
  }

  private static Artifact artifact(String name, BlobRef blob) {
    return new Artifact(name, blob.digest(), blob.size());
  }
}
