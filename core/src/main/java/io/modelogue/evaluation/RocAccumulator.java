package io.modelogue.evaluation;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * The area under the ROC curve of rows that do not fit into memory, gathered piece by piece: from a
 * stream, or from several workers whose pieces are merged.
 *
 * <pre>{@code
 * RocAccumulator first = RocAccumulator.create();
 * first.addAll(scores, labels);
 * RocAccumulator second = RocAccumulator.create();
 * second.add(0.8, true);
 * first.merge(second);
 * CertifiedAuc auc = first.auc();
 * }</pre>
 *
 * <p>It counts the positives and negatives at each distinct score. While there are no more distinct
 * scores than its limit, the area is exact. Beyond, scores that agree in the leading bits of their
 * sign, exponent and significand share a bin: in as many bits as leave no more bins than the limit.
 * Pairs within a bin are counted as ties, and the area comes with a certificate of how far it can
 * be off. The edges of the bins depend on no data, so that merging is exact: <b>the same rows give
 * the same result, bit for bit, whatever their order and however they were split and merged.</b>
 * (The mean of the areas of the pieces is another number, and no estimate of the area.)
 *
 * <p>Memory: at rest at most 32 bytes times the limit, and for a moment while it sorts and merges
 * at most 96 bytes times the limit, however many rows there are; see {@link #heldBytes()}. Adding a
 * row costs O(log limit) on average. Not safe for use by several threads: give each its own, and
 * merge them.
 */
public final class RocAccumulator {
  /** The limit of {@link #create()}: 65,536 distinct scores, 2 MiB at rest. */
  public static final int STANDARD_LIMIT = 1 << 16;

  private static final int HIGHEST_LIMIT = 1 << 24;
  private static final int FEW = 512;

  private final int limit;

  /**
   * Keys not counted yet: positives from the left, negatives from the right. It grows with the
   * distinct scores, so that a few of them take little memory whatever the limit.
   */
  private long[] waiting;

  private int left;
  private int right;
  private KeyCounts counts;

  private RocAccumulator(int limit, KeyCounts counts) {
    this.limit = limit;
    this.counts = counts;
    this.waiting = new long[Math.min(limit, Math.max(FEW, counts.size()))];
    this.right = waiting.length;
  }

  /** Returns an empty accumulator of the standard limit. */
  public static RocAccumulator create() {
    return withLimit(STANDARD_LIMIT);
  }

  /**
   * Returns an empty accumulator of that limit. Only accumulators of one limit can be merged.
   *
   * @param distinctScores how many distinct scores it holds exactly, and how many bins it has
   *     beyond that; from 2 to 16,777,216
   * @throws IllegalArgumentException if it is not in that range
   */
  public static RocAccumulator withLimit(int distinctScores) {
    requireLimit(distinctScores);
    return new RocAccumulator(distinctScores, KeyCounts.NONE);
  }

  /**
   * Returns the accumulator that {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException if the bytes are not those of an accumulator, or of a newer
   *     format; the message says what is wrong. No more memory is taken than the bytes call for
   */
  public static RocAccumulator fromBytes(byte[] bytes) {
    AccumulatorBytes.Content content = AccumulatorBytes.read(bytes);
    return new RocAccumulator(content.limit(), content.counts());
  }

  /**
   * Adds a row.
   *
   * @param score the score of the positive class; higher means more positive; may be infinite
   * @param positive whether the row is positive
   * @throws IllegalArgumentException if the score is NaN
   */
  public void add(double score, boolean positive) {
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException(
          "the score is NaN, which has no place in an order: leave the row out or mend it");
    }
    put(score, positive);
  }

  /**
   * Adds rows, all of them or, if it throws, none.
   *
   * @param scores the score of the positive class, one a row; may be empty
   * @param labels whether the row is positive, one a row
   * @throws IllegalArgumentException if the lengths differ or a score is NaN
   */
  public void addAll(double[] scores, boolean[] labels) {
    requireSameLength(scores.length, labels.length);
    for (int row = 0; row < scores.length; row++) {
      PredictionChecks.requireNumber(scores[row], row, 1);
    }
    for (int row = 0; row < scores.length; row++) {
      put(scores[row], labels[row]);
    }
  }

  /**
   * Adds rows, all of them or, if it throws, none.
   *
   * @throws IllegalArgumentException as {@link #addAll(double[], boolean[])}
   */
  public void addAll(float[] scores, boolean[] labels) {
    requireSameLength(scores.length, labels.length);
    for (int row = 0; row < scores.length; row++) {
      PredictionChecks.requireNumber(scores[row], row, 1);
    }
    for (int row = 0; row < scores.length; row++) {
      put(scores[row], labels[row]);
    }
  }

  /**
   * Adds all rows that the other one holds; the other one stays as it is.
   *
   * @throws IllegalArgumentException if it has another limit
   * @throws ArithmeticException if there would be 2^63 rows of a class, or more
   */
  public void merge(RocAccumulator other) {
    if (other.limit != limit) {
      throw new IllegalArgumentException(
          "an accumulator of limit %d cannot be merged with one of limit %d: give all the same"
              .formatted(limit, other.limit));
    }
    counts = KeyCounts.merge(counted(), other.counted(), limit);
  }

  /** Returns the number of positive rows. */
  public long positives() {
    return counted().positiveCount;
  }

  /** Returns the number of negative rows. */
  public long negatives() {
    return counted().negativeCount;
  }

  /** Returns the limit, see {@link #withLimit(int)}. */
  public int limit() {
    return limit;
  }

  /**
   * Returns the area, and how far it can be off.
   *
   * @throws IllegalStateException if there are no positives or no negatives, so that there is
   *     nothing to rank
   */
  public CertifiedAuc auc() {
    return findAuc()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "an area needs rows of both classes; there are %d positives and %d negatives"
                        .formatted(positives(), negatives())));
  }

  /**
   * Returns the area, and how far it can be off; or nothing if there are no positives or no
   * negatives.
   */
  public Optional<CertifiedAuc> findAuc() {
    KeyCounts all = counted();
    BigInteger pairs =
        BigInteger.valueOf(all.positiveCount).multiply(BigInteger.valueOf(all.negativeCount));
    return pairs.signum() == 0
        ? Optional.empty()
        : Optional.of(CertifiedAuc.of(all.twiceU(), all.unresolved(), pairs));
  }

  /** Returns how many bytes its arrays take at rest: at most 32 times the limit. */
  public long heldBytes() {
    return Long.BYTES * ((long) waiting.length + 3L * counts.size());
  }

  /**
   * Returns what it holds as bytes, in a format of its own: 14 and 24 for each distinct score or
   * bin. The same rows give the same bytes.
   */
  public byte[] toBytes() {
    return AccumulatorBytes.write(limit, counted());
  }

  /** Returns how many rows it holds. */
  @Override
  public String toString() {
    return "ROC accumulator of %d positives and %d negatives".formatted(positives(), negatives());
  }

  static void requireLimit(int distinctScores) {
    if (distinctScores < 2 || distinctScores > HIGHEST_LIMIT) {
      throw new IllegalArgumentException(
          "an accumulator cannot hold %d distinct scores: give a limit from 2 to %d"
              .formatted(distinctScores, HIGHEST_LIMIT));
    }
  }

  private void put(double score, boolean positive) {
    if (left == right) {
      count();
    }
    long key = SortKey.of(score);
    if (positive) {
      waiting[left++] = key;
    } else {
      waiting[--right] = key;
    }
  }

  private KeyCounts counted() {
    if (left > 0 || right < waiting.length) {
      count();
    }
    return counts;
  }

  private void count() {
    Arrays.sort(waiting, 0, left);
    Arrays.sort(waiting, right, waiting.length);
    KeyCounts all = KeyCounts.merge(counts, KeyCounts.ofPositives(waiting, 0, left), limit);
    counts = KeyCounts.merge(all, KeyCounts.ofNegatives(waiting, right, waiting.length), limit);
    if (waiting.length < counts.size()) {
      waiting = new long[Math.min(limit, 2 * waiting.length)];
    }
    left = 0;
    right = waiting.length;
  }

  private static void requireSameLength(int scores, int labels) {
    if (scores != labels) {
      throw new IllegalArgumentException(
          "there are %d scores for %d labels: give one of each a row".formatted(scores, labels));
    }
  }
}
