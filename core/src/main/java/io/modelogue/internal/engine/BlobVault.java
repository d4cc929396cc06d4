package io.modelogue.internal.engine;

import io.modelogue.DamagedHistoryException;
import io.modelogue.Finding;
import io.modelogue.ModelogueException;
import io.modelogue.history.BlobRef;
import io.modelogue.internal.Digests;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.BlobNotFoundException;
import io.modelogue.storage.BlobStore;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.CorruptionException;
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
    failures.duringRepeatable(
        "keeping " + what, () -> store.get().put(BlobId.parse(ref.digest()), ref.size(), source));
    return ref;
  }

  /**
   * Returns the bytes, to be closed by the caller. A damaged blob ends in an error, never in
   * silence: do not use what was read before the end was reached.
   *
   * @throws DamagedHistoryException if it is missing or damaged
   */
  public InputStream open(String model, String what, BlobRef ref) {
    try {
      return new TranslatingStream(store.get().open(BlobId.parse(ref.digest())), model, what);
    } catch (StorageException e) {
      throw translated(model, what, e);
    }
  }

  /** Returns all bytes of a blob that is known to be small. */
  public byte[] read(String model, String what, BlobRef ref) {
    try (InputStream in = open(model, what, ref)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw failures.failedReading(named(model, what), e);
    }
  }

  private ModelogueException translated(String model, String what, StorageException e) {
    if (e instanceof BlobNotFoundException) {
      return damaged(model, what, Finding.Kind.BLOB_MISSING, "missing", e);
    }
    if (e instanceof CorruptionException) {
      return damaged(model, what, Finding.Kind.BLOB_DAMAGED, "damaged", e);
    }
    return failures.translated("reading " + named(model, what), model, e);
  }

  private static DamagedHistoryException damaged(
      String model, String what, Finding.Kind kind, String state, StorageException e) {
    return new DamagedHistoryException(
        model,
        -1,
        kind,
        named(model, what)
            + " is "
            + state
            + ": "
            + e.getMessage()
            + "; put it back from a copy, nothing is repaired by itself",
        e);
  }

  private static String named(String model, String what) {
    String ofModel = " of \"" + model + "\"";
    return what.endsWith(ofModel) ? what : what + ofModel;
  }

  private final class TranslatingStream extends FilterInputStream {
    private final String model;
    private final String what;

    TranslatingStream(InputStream in, String model, String what) {
      super(in);
      this.model = model;
      this.what = what;
    }

    @Override
    public long skip(long count) throws IOException {
      try {
        return in.skip(count);
      } catch (StorageException e) {
        throw translated(model, what, e);
      }
    }

    @Override
    public int available() throws IOException {
      try {
        return in.available();
      } catch (StorageException e) {
        throw translated(model, what, e);
      }
    }

    @Override
    public void close() throws IOException {
      try {
        in.close();
      } catch (StorageException e) {
        throw translated(model, what, e);
      }
    }

    @Override
    public int read() throws IOException {
      try {
        return in.read();
      } catch (StorageException e) {
        throw translated(model, what, e);
      }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return in.read(buffer, offset, length);
      } catch (StorageException e) {
        throw translated(model, what, e);
      }
    }
  }
}
