package io.modelogue.evaluation;

/**
 * The ranking of every pair of row and concept in one pool, in which a pair is positive if the row
 * is labelled with the concept.
 *
 * <p>One pair a row is positive, all others are negative, and all that micro averages need is how
 * many negatives lie between two positives that follow each other. So only the positives are
 * sorted; each negative is looked up among them, by {@link LinearBuckets buckets} where they are
 * spread and by halving where they are crowded or infinite. The numbers are those of the sorted
 * pool, bit for bit: counts are whole, and the sum runs over the same terms in the same order.
 */
final class PooledRanks {
  private static final int CROWDED = 8;

  private final double[] positives;
  private final int[] starts;
  private final LinearBuckets buckets;

  /**
   * At 2i the negatives between positive i - 1 and positive i, at 2i + 1 those that tie with i, the
   * first of those that are equal.
   */
  private final int[] negatives;

  private final long negativeCount;
  private final CompensatedSum precisions = new CompensatedSum();
  private long twiceU;

  PooledRanks(Predictions predictions) {
    int rows = predictions.rows();
    int columns = predictions.columns();
    ScoreMatrix scores = predictions.matrix();
    this.positives = new double[rows];
    for (int row = 0; row < rows; row++) {
      positives[row] = scores.at(row * columns + predictions.label(row)) + 0.0;
    }
    BucketSort.sort(positives);
    this.buckets = new LinearBuckets(positives[0], positives[rows - 1], Math.max(2, rows));
    this.starts = buckets.exist() ? starts() : new int[0];
    this.negatives = new int[2 * rows + 1];
    for (int row = 0, index = 0; row < rows; row++) {
      int label = predictions.label(row);
      for (int column = 0; column < columns; column++, index++) {
        if (column != label) {
          negatives[slot(scores.at(index) + 0.0)]++;
        }
      }
    }
    this.negativeCount = (long) rows * (columns - 1);
    sweep();
  }

  double area() {
    return (double) twiceU / (2L * positives.length * negativeCount);
  }

  double averagePrecision() {
    return Math.min(1, precisions.value() / positives.length);
  }

  private int[] starts() {
    int[] places = new int[buckets.count() + 1];
    for (double score : positives) {
      places[buckets.of(score)]++;
    }
    BucketSort.startsOf(places);
    return places;
  }

  private int slot(double score) {
    int index = lowestNotBelow(score);
    return 2 * index + (index < positives.length && positives[index] == score ? 1 : 0);
  }

  /** How many positives score less. */
  private int lowestNotBelow(double score) {
    int size = positives.length;
    if (!(score > positives[0])) {
      return 0;
    }
    if (score > positives[size - 1]) {
      return size;
    }
    if (starts.length == 0) {
      return halve(score, 0, size);
    }
    int bucket = buckets.of(score);
    int index = starts[bucket];
    if (starts[bucket + 1] - index > CROWDED) {
      return halve(score, index, starts[bucket + 1]);
    }
    int next = Math.min(index + 1, size - 1);
    index += isBelow(positives[index], score) + isBelow(positives[next], score);
    while (positives[index] < score) {
      index++;
    }
    return index;
  }

  /** 1 if it is less, else 0, without a branch; for finite scores. */
  private static int isBelow(double positive, double score) {
    return (int) (Double.doubleToRawLongBits(positive - score) >>> 63);
  }

  private int halve(double score, int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (positives[middle] < score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** From the highest positives down, as {@link DeLong} and {@link AveragePrecision} go. */
  private void sweep() {
    long above = negatives[2 * positives.length];
    for (int end = positives.length, first; end > 0; end = first) {
      first = end - 1;
      while (first > 0 && positives[first - 1] == positives[first]) {
        first--;
      }
      long found = (long) end - first;
      long falsePositives = above + negatives[2 * first + 1];
      double truePositives = (double) positives.length - first;
      twiceU += found * (2 * negativeCount - falsePositives - above);
      precisions.add(found * (truePositives / (truePositives + falsePositives)));
      above = falsePositives + negatives[2 * first];
    }
  }
}
