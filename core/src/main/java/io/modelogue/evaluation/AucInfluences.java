package io.modelogue.evaluation;

import java.util.Arrays;

/**
 * Gathers what each row contributes to the ROC AUCs of several concepts, one column of scores after
 * the other, and with the same placements the one-vs-one areas.
 */
final class AucInfluences {
  /** How many parts the rows are cut into, each of which one thread adds. */
  private static final int PARTS = 16;

  private final Lanes lanes;
  private final int[] labels;
  private final long[] labelled;
  private final double[] phi;

  /** By part and label: the placements of the negatives, added up. */
  private final long[][] placements;

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
    this.placements = new long[PARTS][conceptCount];
    for (int label : labels) {
      labelled[label]++;
    }
  }

  /** Adds a concept; one that no row or every row is labelled with has no area and is left out. */
  void add(int concept, double[] column, PositiveGroups groups) {
    if (!groups.counts().hasBothClasses()) {
      return;
    }
    ConceptInfluences influences = new ConceptInfluences(groups);
    lanes.run(PARTS, (part, lane) -> add(new OneColumn(concept, column, influences), part));
    for (int other = 0; other < labelled.length; other++) {
      if (other != concept && labelled[other] > 0) {
        pairAreas.add((double) placement(other) / (2 * labelled[concept] * labelled[other]));
      }
    }
    areas.add(influences.area());
    concepts++;
  }

  private long placement(int other) {
    long sum = 0;
    for (long[] ofPart : placements) {
      sum += ofPart[other];
    }
    return sum;
  }

  private static final class OneColumn {
    final int concept;
    final double[] scores;
    final ConceptInfluences influences;

    OneColumn(int concept, double[] scores, ConceptInfluences influences) {
      this.concept = concept;
      this.scores = scores;
      this.influences = influences;
    }
  }

  /** Adds the rows of one part, which no other part has. */
  private void add(OneColumn column, int part) {
    ConceptInfluences influences = column.influences;
    double[] scores = column.scores;
    long[] placed = placements[part];
    Arrays.fill(placed, 0);
    int end = start(part + 1);
    for (int row = start(part); row < end; row++) {
      int label = labels[row];
      if (label == column.concept) {
        phi[row] += influences.ofPositive(scores[row]);
      } else {
        long placement = influences.negativePlacement(scores[row]);
        phi[row] += influences.ofNegative(placement);
        placed[label] += placement;
      }
    }
  }

  private int start(int part) {
    return (int) ((long) labels.length * part / PARTS);
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
