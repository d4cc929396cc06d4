package io.modelogue.evaluation;

import java.util.Arrays;

/**
 * The tie groups of a concept that have positives, from the highest score down. Whatever changes
 * only where a positive stands, as recall does, follows from these alone, and where positives are
 * few they are few.
 */
final class PositiveGroups {
  private final ScoreCounts counts;
  private final int[] groups;

  PositiveGroups(ScoreCounts counts) {
    this.counts = counts;
    int[] found = new int[(int) Math.min(counts.positives(), counts.distinct()) + 1];
    int size = 0;
    long above = 0;
    for (int group = 0; group < counts.distinct(); group++) {
      long upTo = counts.truePositives(group);
      found[size] = group; // left behind if the count rises, else written over
      size += upTo == above ? 0 : 1;
      above = upTo;
    }
    this.groups = Arrays.copyOf(found, size);
  }

  /** The counts of all groups. */
  ScoreCounts counts() {
    return counts;
  }

  /** How many groups have positives. */
  int size() {
    return groups.length;
  }

  /** The index among all groups of the one at that place. */
  int group(int place) {
    return groups[place];
  }

  /**
   * The counts with groups that follow each other taken together if they are all positive or all
   * negative, under the lowest of their scores. Area, variance and ROC curve are the same;
   * precision is not. With weights, which are rounded, nothing is taken together.
   */
  ScoreCounts runs() {
    return counts.hasWeights() ? counts : new RunCounts(this).counts();
  }
}
