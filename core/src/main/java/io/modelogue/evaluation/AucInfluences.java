package io.modelogue.evaluation;

import java.util.Arrays;

/**
 * Gathers what each row contributes to the ROC AUCs of several concepts, one column of scores after
 * the other, and with the same placements the one-vs-one areas.
 */
final class AucInfluences {
  private final int[] labels;
  private final long[] labelled;
  private final double[] phi;
  private final long[] placements;
  private final CompensatedSum areas = new CompensatedSum();
  private final CompensatedSum pairAreas = new CompensatedSum();
  private int concepts;

  AucInfluences(int[] labels, int conceptCount) {
    this.labels = labels;
    this.labelled = new long[conceptCount];
    this.phi = new double[labels.length];
    this.placements = new long[conceptCount];
    for (int label : labels) {
      labelled[label]++;
    }
  }

  /** Adds a concept; one that no row or every row is labelled with has no area and is left out. */
  void add(int concept, double[] column, ScoreCounts counts) {
    if (!counts.hasBothClasses()) {
      return;
    }
    DeLong deLong = new DeLong(counts);
    GroupIndex groups = new GroupIndex(counts);
    Arrays.fill(placements, 0);
    for (int row = 0; row < labels.length; row++) {
      int group = groups.groupOf(column[row]);
      if (labels[row] == concept) {
        phi[row] += deLong.positiveInfluence(group);
      } else {
        phi[row] += deLong.negativeInfluence(group);
        placements[labels[row]] += deLong.negativePlacement(group);
      }
    }
    for (int other = 0; other < labelled.length; other++) {
      if (other != concept && labelled[other] > 0) {
        pairAreas.add((double) placements[other] / (2 * labelled[concept] * labelled[other]));
      }
    }
    areas.add(deLong.area());
    concepts++;
  }

  /** The mean area over the concepts that have one, which must be some. */
  RowInfluences macro() {
    double[] mean = new double[phi.length];
    for (int row = 0; row < mean.length; row++) {
      mean[row] = phi[row] / concepts;
    }
    return new RowInfluences(areas.value() / concepts, mean, labels, labelled.length);
  }

  boolean isEmpty() {
    return concepts == 0;
  }

  /** The mean over the pairs of labelled concepts, both ways: Hand and Till's measure. */
  Measure oneVsOne() {
    if (isEmpty()) {
      return Measure.undefined(
          UndefinedReason.ONE_CLASS_ONLY,
          "all rows are of one concept, so that there are no pairs");
    }
    long present = Arrays.stream(labelled).filter(rows -> rows > 0).count();
    return Measure.of(pairAreas.value() / (present * (present - 1)));
  }
}
