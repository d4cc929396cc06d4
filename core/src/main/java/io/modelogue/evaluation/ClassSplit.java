package io.modelogue.evaluation;

/**
 * A copy of the scores with the rows set apart by class: in one range, or in several from the
 * lowest up, and in each the positives before the negatives. Within a class they stay in no order
 * that matters.
 *
 * <p>No branch depends on a label, which no processor can predict. {@code -0.0} becomes {@code
 * 0.0}, so that scores which are equal as numbers have equal bits.
 */
final class ClassSplit {
  private final double[] scores;
  private final double lowest;
  private final double highest;

  /** The positives of range r end at 2r, its negatives at 2r + 1. */
  private final int[] ends;

  private ClassSplit(double[] scores, int[] ends, double lowest, double highest) {
    this.scores = scores;
    this.ends = ends;
    this.lowest = lowest;
    this.highest = highest;
  }

  /**
   * Sets the classes apart in one range: each score is written to the next free place from the left
   * and from the right, and the label decides which of the two places is kept.
   *
   * @throws IllegalArgumentException if a score is NaN
   */
  static ClassSplit inOneRange(double[] scores, boolean[] labels, RankBuffers buffers) {
    int rows = scores.length;
    double[] split = buffers.split(rows);
    double lowest = scores[0] + 0.0;
    double highest = lowest;
    int left = 0;
    int right = rows - 1;
    for (int row = 0; row < rows; row++) {
      double score = scores[row] + 0.0;
      int label = labels[row] ? 1 : 0;
      split[left] = score;
      split[right] = score;
      left += label;
      right -= 1 - label;
      if (!(score >= lowest && score <= highest)) {
        PredictionChecks.requireNumber(score, row, 1);
        lowest = Math.min(lowest, score);
        highest = Math.max(highest, score);
      }
    }
    return new ClassSplit(split, new int[] {left, rows}, lowest, highest);
  }

  /**
   * Sets the classes apart in each of several {@link ScoreRanges}, by one pass over the rows for
   * their extremes, one that counts and one that writes. Each lane does these for rows of its own.
   *
   * @throws IllegalArgumentException if a score is NaN
   */
  static ClassSplit inRanges(double[] scores, boolean[] labels, RankMemory memory) {
    Lanes lanes = memory.lanes();
    RowPart[] parts = RowPart.of(scores, labels, lanes.count());
    lanes.run(parts.length, (part, lane) -> parts[part].findExtremes());
    double lowest = parts[0].extremes.lowest();
    double highest = parts[0].extremes.highest();
    for (RowPart part : parts) {
      lowest = Math.min(lowest, part.extremes.lowest());
      highest = Math.max(highest, part.extremes.highest());
    }
    ScoreRanges ranges = new ScoreRanges(lowest, highest);
    lanes.run(parts.length, (part, lane) -> parts[part].count(ranges));
    int[] ends = place(parts);
    double[] split = memory.buffers(0).split(scores.length);
    lanes.run(parts.length, (part, lane) -> parts[part].write(ranges, split));
    return new ClassSplit(split, ends, lowest, highest);
  }

  /** Turns the counts of all parts into the first place of each, and returns where places end. */
  private static int[] place(RowPart[] parts) {
    int[] ends = new int[2 * ScoreRanges.COUNT];
    int sum = 0;
    for (int i = 0; i < ends.length; i++) {
      for (RowPart part : parts) {
        int count = part.places[i];
        part.places[i] = sum;
        sum += count;
      }
      ends[i] = sum;
    }
    return ends;
  }

  double lowest() {
    return lowest;
  }

  double highest() {
    return highest;
  }

  int ranges() {
    return ends.length / 2;
  }

  long positives() {
    long positives = 0;
    for (int range = 0; range < ranges(); range++) {
      positives += positivesIn(range);
    }
    return positives;
  }

  long negatives() {
    return ends[ends.length - 1] - positives();
  }

  long positivesIn(int range) {
    return (long) ends[2 * range] - from(range);
  }

  /** The rows of that range, with their extremes. */
  ScoreRange range(int range) {
    ScoreRange rows = new ScoreRange(scores, from(range), ends[2 * range], ends[2 * range + 1]);
    return ranges() == 1 ? rows.between(lowest, highest) : rows.withExtremes();
  }

  private int from(int range) {
    return range == 0 ? 0 : ends[2 * range - 1];
  }
}
