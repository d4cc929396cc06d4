package io.modelogue.evaluation;

import java.util.Arrays;

/** Groups of rows from each of which as many rows are drawn again as it has. */
final class Strata {
  private final int rows;
  private final int[][] members;

  private Strata(int[] stratumOfRow, int count) {
    this.rows = stratumOfRow.length;
    int[] sizes = new int[count];
    for (int stratum : stratumOfRow) {
      sizes[stratum]++;
    }
    this.members = new int[count][];
    Arrays.setAll(members, stratum -> new int[sizes[stratum]]);
    for (int row = rows - 1; row >= 0; row--) {
      int stratum = stratumOfRow[row];
      members[stratum][--sizes[stratum]] = row;
    }
  }

  /** The true classes; a single stratum where a row may have several. */
  static Strata ofClasses(Predictions predictions) {
    return predictions.kind() == PredictionKind.MULTI_LABEL
        ? new Strata(new int[predictions.rows()], 1)
        : new Strata(predictions.labelArray(), predictions.concepts().size());
  }

  /** The rows labelled with the concept, and the others. */
  static Strata ofConcept(Predictions predictions, int concept) {
    return new Strata(predictions.labelsAgainst(concept), 2);
  }

  int rows() {
    return rows;
  }

  /** Whether a stratum has a single row, which is then always drawn. */
  boolean haveSingleRows() {
    return Arrays.stream(members).anyMatch(stratum -> stratum.length == 1);
  }

  /** Draws from each stratum, with replacement, and says how many times each row was drawn. */
  void draw(SplitMix random, int[] times) {
    Arrays.fill(times, 0);
    for (int[] stratum : members) {
      for (int draw = 0; draw < stratum.length; draw++) {
        times[stratum[random.below(stratum.length)]]++;
      }
    }
  }
}
