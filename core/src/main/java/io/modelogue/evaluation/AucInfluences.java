package io.modelogue.evaluation;

import java.util.Arrays;

/**
 * Gathers what each row contributes to the ROC AUCs of several concepts, one column of scores after
 * the other, and with the same placements the one-vs-one areas.
 */
final class AucInfluences {
  private final Lanes lanes;
  private final int[] labels;
  private final long[] labelled;
  private final double[] phi;

  /** By range and label: the placements of the negatives, added up. */
  private final long[][] placements;

  private final RowsByRange rows;
  private final CompensatedSum areas = new CompensatedSum();
  private final CompensatedSum pairAreas = new CompensatedSum();
  private int concepts;

  AucInfluences(int[] labels, int conceptCount) {
    this(labels, conceptCount, Lanes.ONE);
  }

  AucInfluences(int[] labels, int conceptCount, Lanes lanes) {
    this.lanes = lanes;
    this.labels = labels;
    this.labelled = new long[conceptCount];
    this.phi = new double[labels.length];
    this.placements = new long[ScoreRanges.COUNT][conceptCount];
    this.rows = new RowsByRange(labels.length);
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
    rows.order(column, counts);
    lanes.run(
        ScoreRanges.COUNT,
        (range, lane) -> {
          Arrays.fill(placements[range], 0);
          if (rows.from(range) < rows.to(range)) {
            add(new OneColumn(concept, column, deLong), range, rows.groups(range, counts));
          }
        });
    for (int other = 0; other < labelled.length; other++) {
      if (other != concept && labelled[other] > 0) {
        pairAreas.add((double) placement(other) / (2 * labelled[concept] * labelled[other]));
      }
    }
    areas.add(deLong.area());
    concepts++;
  }

  private long placement(int other) {
    long sum = 0;
    for (long[] ofRange : placements) {
      sum += ofRange[other];
    }
    return sum;
  }

  private static final class OneColumn {
    final int concept;
    final double[] scores;
    final DeLong deLong;

    OneColumn(int concept, double[] scores, DeLong deLong) {
      this.concept = concept;
      this.scores = scores;
      this.deLong = deLong;
    }
  }

  /** Adds the rows of one range, which no other range has. */
  private void add(OneColumn column, int range, GroupIndex groups) {
    DeLong deLong = column.deLong;
    double[] scores = column.scores;
    long[] placed = placements[range];
    int end = rows.to(range);
    for (int place = rows.from(range); place < end; place++) {
      int row = rows.row(place);
      int group = groups.groupOf(scores[row]);
      int label = labels[row];
      if (label == column.concept) {
        phi[row] += deLong.positiveInfluence(group);
      } else {
        phi[row] += deLong.negativeInfluence(group);
        placed[label] += deLong.negativePlacement(group);
      }
    }
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
