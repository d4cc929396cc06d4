package io.modelogue.evaluation;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * An accumulator as bytes, big-endian: the letters {@code MROC}, the format as a byte, the number
 * of bits left off as a byte, the limit and the number of keys as ints, then for each key,
 * ascending, the key, its positives and its negatives as longs.
 */
final class AccumulatorBytes {
  private static final int MAGIC = 0x4D524F43;
  private static final byte FORMAT = 1;
  private static final int HEADER = 14;
  private static final int ENTRY = 3 * Long.BYTES;

  private AccumulatorBytes() {}

  /** What the bytes hold. */
  record Content(int limit, KeyCounts counts) {}

  static byte[] write(int limit, KeyCounts counts) {
    ByteBuffer out = ByteBuffer.allocate(HEADER + ENTRY * counts.size());
    out.putInt(MAGIC).put(FORMAT).put((byte) counts.shift).putInt(limit).putInt(counts.size());
    for (int i = 0; i < counts.size(); i++) {
      out.putLong(counts.keys[i]).putLong(counts.positives[i]).putLong(counts.negatives[i]);
    }
    return out.array();
  }

  /**
   * Reads and checks them.
   *
   * @throws IllegalArgumentException if they cannot be what {@link #write} wrote
   */
  static Content read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    require(bytes.length >= HEADER && in.getInt() == MAGIC, "they do not begin as one does");
    byte format = in.get();
    require(format == FORMAT, "their format is " + format + ", and this release knows " + FORMAT);
    int shift = in.get();
    require(shift >= 0 && shift < Long.SIZE, shift + " bits of a key cannot be left off");
    int limit = in.getInt();
    RocAccumulator.requireLimit(limit);
    int size = in.getInt();
    require(size >= 0 && size <= limit, "they hold " + size + " keys with a limit of " + limit);
    require(
        bytes.length == HEADER + (long) ENTRY * size,
        "there are " + bytes.length + " for " + size + " keys");
    return new Content(limit, counts(in, shift, size));
  }

  private static KeyCounts counts(ByteBuffer in, int shift, int size) {
    long[] keys = new long[size];
    long[] positives = new long[size];
    long[] negatives = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = in.getLong();
      positives[i] = in.getLong();
      negatives[i] = in.getLong();
      require(i == 0 || keys[i] > keys[i - 1], "key " + i + " does not lie above the one before");
      require(
          positives[i] >= 0 && negatives[i] >= 0 && (positives[i] > 0 || negatives[i] > 0),
          "key " + i + " has " + positives[i] + " positives and " + negatives[i] + " negatives");
    }
    require(
        size == 0
            || (keys[0] >= SortKey.LOWEST >> shift && keys[size - 1] <= SortKey.HIGHEST >> shift),
        "a key is that of no score");
    require(
        Arrays.stream(positives).asDoubleStream().sum() < 0x1p62
            && Arrays.stream(negatives).asDoubleStream().sum() < 0x1p62,
        "they count 2^62 rows of a class, or more");
    return new KeyCounts(shift, keys, positives, negatives);
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalArgumentException(
          "the bytes are not those of a ROC accumulator: " + otherwise);
    }
  }
}
