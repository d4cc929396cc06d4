package io.modelogue.storage;

/**
 * How much every backend takes, neither more nor less, so that content can move from one to
 * another.
 *
 * <p>Only the size of a blob differs between backends: see {@link StorageInfo#maxBlobBytes()}.
 */
public final class StorageLimits {

  /** The largest payload of one commit, in bytes: 1 MiB. */
  public static final int COMMIT_BYTES = 1 << 20;

  /** The largest payload of one checkpoint, in bytes: 64 MiB. */
  public static final int CHECKPOINT_BYTES = 64 << 20;

  /** The longest kind of a stream, in characters. */
  public static final int KIND_CHARACTERS = 32;

  /**
   * The longest name of a stream, in Unicode characters (code points): 200, which are 800 bytes of
   * UTF-8 at most.
   */
  public static final int NAME_CHARACTERS = 200;

  /** The largest page of a listing. */
  public static final int PAGE_ITEMS = 1_000;

  private StorageLimits() {}
}
