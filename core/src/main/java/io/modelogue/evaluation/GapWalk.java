package io.modelogue.evaluation;

/**
 * What a ranking is looked through for, from the highest score down: the rows of one tie group
 * after another, or those of a whole {@link GapTable}. Of two classes, {@code few} rows are of the
 * smaller one and {@code more} of the larger.
 */
interface GapWalk {
  /** Takes all rows of a range. */
  void add(GapTable table);

  /** Takes the rows of one score, at least one. */
  void add(double score, int few, int more);
}
