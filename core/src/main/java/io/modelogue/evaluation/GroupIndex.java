package io.modelogue.evaluation;

/**
 * Finds the tie group of a score, among groups that follow each other, by the bucket that it lies
 * in: in constant time where the distinct scores are spread, by halving within a bucket where they
 * are crowded.
 */
final class GroupIndex {
  private static final int CROWDED = 8;

  private final ScoreCounts counts;
  private final int from;
  private final int to;
  private final LinearBuckets buckets;
  private final int[] ends;

  /** For all groups. */
  GroupIndex(ScoreCounts counts) {
    this(counts, 0, counts.distinct());
  }

  /** For the groups from {@code from} to {@code to}, at least one. */
  GroupIndex(ScoreCounts counts, int from, int to) {
    this.counts = counts;
    this.from = from;
    this.to = to;
    this.buckets =
        new LinearBuckets(counts.score(to - 1), counts.score(from), Math.max(2, to - from));
    this.ends = buckets.exist() ? ends() : new int[0];
  }

  /** Where the groups of a bucket end and those of the next lower one begin. */
  private int[] ends() {
    int[] places = new int[buckets.count() + 1];
    for (int group = from; group < to; group++) {
      places[buckets.of(counts.score(group))]++;
    }
    places[buckets.count()] = from;
    for (int bucket = buckets.count() - 1; bucket >= 0; bucket--) {
      places[bucket] += places[bucket + 1];
    }
    return places;
  }

  /** The group of a score that is one of the distinct ones. */
  int groupOf(double score) {
    if (ends.length == 0) {
      return counts.lastAtLeast(score, from, to);
    }
    int bucket = buckets.of(score);
    int group = ends[bucket + 1];
    if (ends[bucket] - group > CROWDED) {
      return counts.lastAtLeast(score, group, ends[bucket]);
    }
    // two steps without a branch, as in RankSum; only a third one costs one
    int next = Math.min(group + 1, to - 1);
    group += isAbove(counts.score(group), score) + isAbove(counts.score(next), score);
    while (counts.score(group) > score) {
      group++;
    }
    return group;
  }

  /** 1 if it is greater, else 0, for finite scores without {@code -0.0}. */
  private static int isAbove(double distinct, double score) {
    return (int) (Double.doubleToRawLongBits(score - distinct) >>> 63);
  }
}
