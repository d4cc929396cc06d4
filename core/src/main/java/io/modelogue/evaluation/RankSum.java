package io.modelogue.evaluation;

/**
 * The exact rank sum behind the area under the ROC curve, without sorting.
 *
 * <p>{@code 2U} is the number of pairs of a positive and a negative that are ranked rightly,
 * counted twice, plus the tied pairs. It is found in four passes:
 *
 * <ol>
 *   <li>Rows are {@link ClassSplit set apart} by class, and by ranges of scores if there are so
 *       many that what follows would leave the processor's cache. Each range is then a ranking of
 *       its own, and pairs from different ranges are counted by multiplying.
 *   <li>The rows of the smaller class are counted by {@link LinearBuckets buckets}, as many as
 *       there are rows of it.
 *   <li>They are put in the order of their buckets, in no order within a bucket.
 *   <li>For each row of the larger class, the start of its bucket says how many of the smaller
 *       class lie in lower ones; those of its own bucket are compared one by one.
 * </ol>
 *
 * <p>Invariants. The first two rows from the start of a bucket on are compared always, whether they
 * are in the bucket or not: if not they are in a higher one, thus greater, and add nothing; two
 * rows of {@code +Infinity} stand behind the last. Only a third row costs a branch. Comparisons are
 * made of the sign bits of both differences, which for finite scores without {@code -0.0} are both
 * zero if and only if the scores are equal (gradual underflow), so that order in the rows costs
 * nothing and ties are exact.
 *
 * <p>If a bucket holds more than {@link TaggedSort#CROWDED} rows (many ties, scores spread over
 * many powers of ten) or there are no buckets (infinite scores), the rows are set apart by ranges,
 * and a range in which that happens again is {@link TaggedSort sorted}, in time O(n log n). Either
 * way the result is the same integer, which stays below 2^62, whatever the number of threads.
 *
 * <p>Sources: the statistic is that of Mann and Whitney (Annals of Mathematical Statistics 18,
 * 1947); distribution by value that of Dobosiewicz (Information Processing Letters 7, 1978).
 */
final class RankSum {
  /** From so many rows on the buckets of all of them no longer fit a cache of one or two MB. */
  private static final int MANY = 1 << 21;

  /** Below this many rows other threads cost more than they bring. */
  private static final int FEW_FOR_LANES = 1 << 16;

  private static final long CROWDED = -1;

  private final long positives;
  private final long negatives;
  private final long twiceU;

  /**
   * Ranks the positives among the negatives.
   *
   * @param scores one a row, at least one row; left as it is
   * @param labels whether the row is positive, one a row
   * @throws IllegalArgumentException if a score is NaN
   */
  RankSum(double[] scores, boolean[] labels) {
    this(scores, labels, new RankMemory(Lanes.ONE));
  }

  /** The same with memory, and threads, that are there already. */
  RankSum(double[] scores, boolean[] labels, RankMemory memory) {
    boolean whole = scores.length < (memory.lanes().count() > 1 ? FEW_FOR_LANES : MANY);
    ClassSplit split =
        whole
            ? ClassSplit.inOneRange(scores, labels, memory.buffers(0))
            : ClassSplit.inRanges(scores, labels, memory);
    this.positives = split.positives();
    this.negatives = split.negatives();
    long twice = whole ? byBuckets(split.range(0), memory.buffers(0)) : CROWDED;
    if (twice == CROWDED) {
      twice = ofRanges(whole ? ClassSplit.inRanges(scores, labels, memory) : split, memory);
    }
    this.twiceU = twice;
  }

  long positives() {
    return positives;
  }

  long negatives() {
    return negatives;
  }

  /** Pairs ranked rightly, counted twice, and tied pairs once. */
  long twiceU() {
    return twiceU;
  }

  /** The area; needs rows of both classes. */
  double area() {
    return (double) twiceU / (2 * positives * negatives);
  }

  private static long ofRanges(ClassSplit split, RankMemory memory) {
    long[] within = new long[split.ranges()];
    memory
        .lanes()
        .run(
            within.length,
            (range, lane) -> within[range] = within(split.range(range), memory.buffers(lane)));
    long twice = 0;
    long negativesBelow = 0;
    for (int range = 0; range < within.length; range++) {
      twice += within[range] + 2 * negativesBelow * split.positivesIn(range);
      negativesBelow += split.negativesIn(range);
    }
    return twice;
  }

  private static long within(ScoreRange range, RankBuffers buffers) {
    long twice = byBuckets(range, buffers);
    return twice == CROWDED ? bySorting(range, buffers) : twice;
  }

  private static long byBuckets(ScoreRange range, RankBuffers buffers) {
    long pairs = (long) range.positives() * range.negatives();
    if (pairs == 0 || range.lowest() == range.highest()) {
      return pairs;
    }
    boolean fewPositives = range.positives() <= range.negatives();
    ScoreRange fewer = fewPositives ? range.ofPositives() : range.ofNegatives();
    LinearBuckets buckets =
        new LinearBuckets(range.lowest(), range.highest(), Math.max(2, fewer.rows()));
    if (!buckets.exist()) {
      return CROWDED;
    }
    int[] places = buffers.places(buckets.count() + 1);
    if (count(fewer, buckets, places) > TaggedSort.CROWDED) {
      return CROWDED;
    }
    double[] grouped = buffers.grouped(fewer.rows() + 2);
    group(fewer, buckets, places, grouped);
    return fewPositives
        ? 2 * pairs - twiceBelow(range.ofNegatives(), buckets, places, grouped)
        : twiceBelow(range.ofPositives(), buckets, places, grouped);
  }

  /** Leaves the start of bucket b at b + 1, and returns how many rows the fullest one has. */
  private static int count(ScoreRange rows, LinearBuckets buckets, int[] places) {
    double[] scores = rows.scores;
    for (int i = rows.from; i < rows.to; i++) {
      places[buckets.of(scores[i]) + 1]++;
    }
    return BucketSort.startsOf(places, buckets.count() + 1);
  }

  /** Leaves the start of bucket b at b, and so its end at b + 1. */
  private static void group(
      ScoreRange rows, LinearBuckets buckets, int[] places, double[] grouped) {
    double[] scores = rows.scores;
    for (int i = rows.from; i < rows.to; i++) {
      double score = scores[i];
      grouped[places[buckets.of(score) + 1]++] = score;
    }
    grouped[rows.rows()] = Double.POSITIVE_INFINITY;
    grouped[rows.rows() + 1] = Double.POSITIVE_INFINITY;
  }

  /** Adds up how many of {@code grouped} each row lies above, counted twice, and ties once. */
  private static long twiceBelow(
      ScoreRange rows, LinearBuckets buckets, int[] places, double[] grouped) {
    double[] scores = rows.scores;
    long twice = 0;
    for (int i = rows.from; i < rows.to; i++) {
      double score = scores[i];
      int bucket = buckets.of(score);
      int start = places[bucket];
      int end = places[bucket + 1];
      twice += 2L * start + above(score, grouped[start]) + above(score, grouped[start + 1]);
      for (int other = start + 2; other < end; other++) {
        twice += above(score, grouped[other]);
      }
    }
    return twice;
  }

  /** 2 if the score is greater, 1 if they are equal, 0 if it is smaller; without a branch. */
  private static long above(double score, double other) {
    return 1
        + (Double.doubleToRawLongBits(other - score) >>> 63)
        - (Double.doubleToRawLongBits(score - other) >>> 63);
  }

  private static long bySorting(ScoreRange range, RankBuffers buffers) {
    long[] keys = new TaggedSort(range, buffers).sort();
    long twice = 0;
    long negativesBelow = 0;
    int end;
    for (int start = 0; start < range.rows(); start = end) {
      long tie = TaggedSort.tie(keys[start]);
      long found = TaggedSort.label(keys[start]);
      for (end = start + 1; end < range.rows() && TaggedSort.tie(keys[end]) == tie; end++) {
        found += TaggedSort.label(keys[end]);
      }
      long negativesUpTo = negativesBelow + (end - start) - found;
      twice += found * (negativesBelow + negativesUpTo);
      negativesBelow = negativesUpTo;
    }
    return twice;
  }
}
