package io.modelogue.storage;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Content of any size, addressed by its SHA-256, so that equal content is kept once and damage
 * cannot go unnoticed.
 *
 * <p>Safe for use by several threads. Every method throws {@link StorageClosedException} once the
 * storage is closed and {@link UnavailableException} if the medium does not answer.
 */
public interface BlobStore {

  /**
   * Stores content, or refreshes the age of content that is already there, so that it is not purged
   * from under the caller.
   *
   * <p>The source is read, in constant memory, only if the content is not yet there. It is read to
   * its end and must be what was announced. Nothing becomes visible before all of it has arrived
   * and been verified.
   *
   * <p>When this method returns, the content is as safe as {@link StorageInfo#durability()} says.
   *
   * @param id the SHA-256 of the content
   * @param size the length of the content in bytes, 0 or more
   * @param source gives the content, more than once if the backend has to try again
   * @return the stored blob; it has just been touched
   * @throws IllegalArgumentException if {@code size} is negative
   * @throws ContentMismatchException if the source gave other bytes than announced, or the content
   *     is there and has another size; nothing was stored
   * @throws UncheckedIOException if the source failed; nothing was stored
   * @throws LimitExceededException if the content is larger than {@link StorageInfo#maxBlobBytes()}
   * @throws CorruptionException if the content is there, but damaged beyond doubt
   * @throws OutcomeUnknownException if the content may or may not be there
   * @throws UnavailableException if the medium failed and nothing was stored
   * @throws ReadOnlyException if the storage was opened for reading
   */
  BlobInfo put(BlobId id, long size, ContentSource source);

  /**
   * Returns the content, verified while it is read; the caller closes the stream.
   *
   * <p>If the bytes do not have the digest {@code id}, the read that would return the last of them
   * throws a {@link CorruptionException}. Until then they are unverified: act on none before the
   * end.
   *
   * @throws BlobNotFoundException if there is no such blob
   */
  InputStream open(BlobId id);

  /** Returns the size and age of a blob, if it is there. */
  Optional<BlobInfo> find(BlobId id);

  /**
   * Returns the blobs after a position, in the order of their ids.
   *
   * <p>Following the pages meets every blob that was there from start to end exactly once; others
   * may or may not appear. A page may be short, even empty, and still have a next one.
   *
   * @param after where to go on: {@link Cursor#START} or the {@link Page#next()} of the page before
   * @param limit how many to return at most, between 1 and {@link StorageLimits#PAGE_ITEMS}
   * @throws IllegalArgumentException if the cursor is not from here, or the limit is out of its
   *     range
   */
  Page<BlobInfo> list(Cursor after, int limit);

  /**
   * Removes a blob, unless it has been touched at or after an instant, and returns whether this
   * call removed it.
   *
   * <p>For purging and garbage collection only. A removal may race with a {@link #put} that
   * refreshes the same blob: whoever refers to a blob must look for it again afterwards. When this
   * method returns true, the removal is as safe as {@link StorageInfo#durability()} says.
   *
   * @throws OutcomeUnknownException if the blob may or may not come back
   * @throws ReadOnlyException if the storage was opened for reading
   */
  boolean delete(BlobId id, Instant ifNotTouchedSince);
}
