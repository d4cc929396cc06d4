package io.modelogue.storage;

/**
 * An open handle on a place that keeps journals and blobs.
 *
 * <p>Safe for use by several threads. Any number of handles, in any number of processes, may be
 * open on the same content and write to it at once.
 */
public interface Storage extends AutoCloseable {

  /** Returns the half that keeps streams of commits; always the same object. */
  Journal journal();

  /** Returns the half that keeps content by its digest; always the same object. */
  BlobStore blobs();

  /**
   * Returns what is known about this storage: its kind, its durability and its limits. Works after
   * closing too.
   */
  StorageInfo info();

  /**
   * Closes this handle and frees what it holds; closing again does nothing.
   *
   * <p>Calls that other threads have begun either finish as if the handle were open or fail with
   * {@link StorageClosedException}; later ones fail so. Streams from {@link BlobStore#open} belong
   * to whoever opened them: they are not closed here, and either stay readable or fail with {@code
   * StorageClosedException}.
   */
  @Override
  void close();
}
