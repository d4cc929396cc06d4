package io.modelogue.evaluation;

import java.util.Arrays;

/** Takes groups together that follow each other and are all positive or all negative. */
final class RunCounts {
  private final ScoreCounts counts;
  private final double[] scores;
  private final long[] truePositives;
  private final long[] falsePositives;
  private int size;

  RunCounts(PositiveGroups positives) {
    this.counts = positives.counts();
    int most = (int) Math.min(counts.distinct(), 2L * positives.size() + 1);
    this.scores = new double[most];
    this.truePositives = new long[most];
    this.falsePositives = new long[most];
    int before = -1;
    boolean pure = false; // whether the last run is one of positives alone
    for (int place = 0; place < positives.size(); place++) {
      int group = positives.group(place);
      if (group > before + 1) {
        add(group - 1);
        pure = false;
      }
      boolean purePositives = counts.negativesAt(group) == 0;
      if (pure && purePositives) {
        size--; // goes on to this group
      }
      add(group);
      pure = purePositives;
      before = group;
    }
    if (before < counts.distinct() - 1) {
      add(counts.distinct() - 1);
    }
  }

  /** Ends a run with that group. */
  private void add(int group) {
    scores[size] = counts.score(group);
    truePositives[size] = counts.truePositives(group);
    falsePositives[size] = counts.falsePositives(group);
    size++;
  }

  ScoreCounts counts() {
    return new ScoreCounts(
        Arrays.copyOf(scores, size),
        Arrays.copyOf(truePositives, size),
        Arrays.copyOf(falsePositives, size));
  }
}
