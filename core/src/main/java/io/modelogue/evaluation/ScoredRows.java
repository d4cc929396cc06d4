package io.modelogue.evaluation;

/** The scores of some rows, in one or several pieces of arrays, in no order that matters. */
interface ScoredRows {
  /** How many rows there are. */
  int count();

  /** Shows all pieces, one after the other. */
  void each(Piece piece);

  /** Takes the scores at {@code from} up to but not including {@code to}. */
  interface Piece {
    void rows(double[] scores, int from, int to);
  }
}
