package io.modelogue.internal.engine;

import io.modelogue.history.BlobRef;
import io.modelogue.internal.Digests;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.BlobStore;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.StorageException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Blobs by digest: put once, verified while read. Safe for use by several threads. */
public final class BlobVault {
  private final Supplier<BlobStore> store;
  private final StorageFailures failures;

  BlobVault(Supplier<BlobStore> store, StorageFailures failures) {
    this.store = store;
    this.failures = failures;
  }

  /** Returns what keeps the blobs of one commit. */
  public KeptBlobs keeping() {
    return new KeptBlobs(this);
  }

  void putAgain(String what, BlobRef ref, byte[] bytes) {
    var unused = put(what, ref, ContentSource.of(bytes));
  }

  void putAgain(String what, BlobRef ref, Path file) {
    var unused = put(what, ref, ContentSource.of(file));
  }

  /** Keeps these bytes and returns what the journal says of them. Durable when it returns. */
  public BlobRef put(String what, byte[] bytes) {
    return put(what, new BlobRef(Digests.of(bytes), bytes.length), ContentSource.of(bytes));
  }

  /**
   * Keeps the bytes of a file. Durable when it returns.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public BlobRef put(String what, Path file) {
    try {
      BlobRef ref = new BlobRef(Digests.ofFile(file), Files.size(file));
      return put(what, ref, ContentSource.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(
          what + ": the file " + file + " cannot be read; check the path and its permissions", e);
    }
  }

  private BlobRef put(String what, BlobRef ref, ContentSource source) {
    failures.during(
        "keeping " + what,
        "",
        () -> store.get().put(BlobId.parse(ref.digest()), ref.size(), source));
    return ref;
  }

  /**
   * Returns the bytes, to be closed by the caller. A damaged blob ends in an error, never in
   * silence: do not use what was read before the end was reached.
   */
  public InputStream open(String what, BlobRef ref) {
    String activity = "reading " + what;
    InputStream stored =
        failures.during(activity, "", () -> store.get().open(BlobId.parse(ref.digest())));
    return new TranslatingStream(stored, activity);
  }

  /** Returns all bytes of a blob that is known to be small. */
  public byte[] read(String what, BlobRef ref) {
    try (InputStream in = open(what, ref)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(what + " cannot be read", e);
    }
  }

  private final class TranslatingStream extends FilterInputStream {
    private final String activity;

    TranslatingStream(InputStream in, String activity) {
      super(in);
      this.activity = activity;
    }

    @Override
    public int read() throws IOException {
      try {
        return in.read();
      } catch (StorageException e) {
        throw failures.translated(activity, "", e);
      }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return in.read(buffer, offset, length);
      } catch (StorageException e) {
        throw failures.translated(activity, "", e);
      }
    }
  }
}
