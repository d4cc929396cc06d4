package io.modelogue.evaluation;

/**
 * What {@link DeLong the area and its variance} follow from, summed up over the steps of a curve:
 * rows of one step have the same placement.
 *
 * <p>Here a row's placement is the number of rows of the other class that it lies above (the
 * smaller class), or that lie above it (the larger class), counted twice, plus its ties. If the
 * smaller class is that of the negatives, all of these are {@code 2P} or {@code 2N} less the
 * placements of {@link DeLong}; the variance is the same.
 */
final class PlacementSums {
  private final long few;
  private final long more;
  private final long sum;
  private final SquareSum squaresOfFew = new SquareSum();
  private final SquareSum squaresOfMore = new SquareSum();

  /** For the steps of all rows. */
  PlacementSums(CurveRuns runs) {
    int steps = runs.size();
    this.few = runs.few(steps);
    this.more = runs.more(steps);
    long fewAbove = 0;
    long moreAbove = 0;
    long placements = 0;
    for (int step = 1; step <= steps; step++) {
      long fewUpTo = runs.few(step);
      long moreUpTo = runs.more(step);
      // classes alternate unless they are tied, so that these branches are foreseen
      if (fewUpTo > fewAbove) {
        long placement = 2 * more - moreAbove - moreUpTo;
        placements += (fewUpTo - fewAbove) * placement;
        squaresOfFew.add(fewUpTo - fewAbove, placement);
      }
      if (moreUpTo > moreAbove) {
        squaresOfMore.add(moreUpTo - moreAbove, fewAbove + fewUpTo);
      }
      fewAbove = fewUpTo;
      moreAbove = moreUpTo;
    }
    this.sum = placements;
  }

  /** The area; needs rows of both classes. */
  double area(boolean fewArePositive) {
    long pairs = 2 * few * more;
    return (double) (fewArePositive ? sum : pairs - sum) / pairs;
  }

  /** The variance of the area; needs two rows of each class. */
  double variance() {
    return DeLong.variance(squaresOfFew, sum, few, more)
        + DeLong.variance(squaresOfMore, sum, more, few);
  }
}
