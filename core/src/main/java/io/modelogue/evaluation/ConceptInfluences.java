package io.modelogue.evaluation;

/**
 * What each row of one concept adds to its ROC AUC beyond its share, by the row's score and whether
 * it is a positive: {@code deviation / (2 P N)} over the rows of its class, where the deviation is
 * that of its placement from the mean of its class (see {@link DeLong}).
 */
final class ConceptInfluences {
  private final ScoreIndex index;
  private final long negatives;
  private final long twiceU;
  private final double negativeShare;
  private final double area;

  /** By the number of distinct scores of positives above: what a positive there adds. */
  private final double[] ofPositives;

  /** By the same number: the positives there. */
  private final int[] positivesAbove;

  /** For counts with rows of both classes, the groups of which have positives being these. */
  ConceptInfluences(PositiveGroups groups) {
    ScoreCounts counts = groups.counts();
    long positives = counts.positives();
    this.index = ScoreIndex.of(groups);
    this.negatives = counts.negatives();
    this.ofPositives = new double[groups.size()];
    this.positivesAbove = new int[groups.size() + 2];
    long[] placements = new long[groups.size()];
    long sum = 0;
    for (int place = 0; place < placements.length; place++) {
      int group = groups.group(place);
      long falsePositives = counts.falsePositives(group) + counts.falsePositivesAbove(group);
      placements[place] = 2 * negatives - falsePositives;
      sum += counts.positivesAt(group) * placements[place];
      positivesAbove[place + 1] = (int) counts.truePositives(group);
    }
    positivesAbove[placements.length + 1] = (int) positives;
    this.twiceU = sum;
    this.area = (double) twiceU / (2 * positives * negatives);
    double pairs = 2.0 * positives * negatives;
    this.negativeShare = 1 / (pairs * negatives);
    double positiveShare = 1 / (pairs * positives);
    for (int place = 0; place < placements.length; place++) {
      ofPositives[place] = (placements[place] * positives - twiceU) * positiveShare;
    }
  }

  /** The area itself. */
  double area() {
    return area;
  }

  /** What a positive of that score adds. */
  double ofPositive(double score) {
    return ofPositives[index.above(score)];
  }

  /** A negative's placement: twice the positives above that score, plus those it ties with. */
  long negativePlacement(double score) {
    int place = index.above(score);
    return (long) positivesAbove[place] + positivesAbove[place + index.ties(place, score)];
  }

  /** What a negative of that placement adds. */
  double ofNegative(long placement) {
    return (placement * negatives - twiceU) * negativeShare;
  }
}
