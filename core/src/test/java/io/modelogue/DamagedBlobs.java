package io.modelogue;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.BlobInfo;
import io.modelogue.storage.BlobStore;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.Page;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** Blobs whose bytes turn out at their end not to have their digest. */
record DamagedBlobs(BlobStore blobs) implements BlobStore {
  @Override
  public InputStream open(BlobId id) {
    return new FilterInputStream(blobs.open(id)) {
      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        if (n < 0) {
          throw damage();
        }
        return n;
      }

      @Override
      public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        if (skipped < count) {
          throw damage();
        }
        return skipped;
      }

      private CorruptionException damage() {
        return new CorruptionException(
            CorruptionException.Kind.DIGEST_MISMATCH, "blob " + id, "it has another digest");
      }
    };
  }

  @Override
  public BlobInfo put(BlobId id, long size, ContentSource source) {
    return blobs.put(id, size, source);
  }

  @Override
  public Optional<BlobInfo> find(BlobId id) {
    return blobs.find(id);
  }

  @Override
  public Page<BlobInfo> list(Cursor after, int limit) {
    return blobs.list(after, limit);
  }

  @Override
  public boolean delete(BlobId id, Instant ifNotTouchedSince) {
    return blobs.delete(id, ifNotTouchedSince);
  }
}
