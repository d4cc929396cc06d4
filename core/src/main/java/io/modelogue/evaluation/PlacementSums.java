package io.modelogue.evaluation;

/**
 * What {@link DeLong the area and its variance} follow from, summed up from the highest score down.
 *
 * <p>Here a row's placement is the number of rows of the other class that it lies above (the
 * smaller class), or that lie above it (the larger class), counted twice, plus its ties. If the
 * smaller class is that of the negatives, all of these are {@code 2P} or {@code 2N} less the
 * placements of {@link DeLong}; the variance is the same.
 */
final class PlacementSums implements GapWalk {
  private final long few;
  private final long more;
  private final boolean fewArePositive;
  private long fewAbove;
  private long moreAbove;
  private long sum;
  private final SquareSum squaresOfFew = new SquareSum();
  private final SquareSum squaresOfMore = new SquareSum();

  PlacementSums(RankedGaps ranks) {
    this.few = ranks.few();
    this.more = ranks.more();
    this.fewArePositive = ranks.fewArePositive();
  }

  @Override
  public void add(GapTable table) {
    for (int gap = table.rows(); gap > 0; gap--) {
      addMore(table.between(gap));
      int tied = table.tied(gap);
      if (tied == 0) {
        addFew(1);
      } else {
        int group = 1;
        for (; gap > 1 && table.score(gap - 1) == table.score(gap); gap--) {
          group++;
        }
        add(table.score(gap), group, tied);
      }
    }
    addMore(table.between(0));
  }

  private void addMore(int rows) {
    squaresOfMore.add(rows, 2 * fewAbove);
    moreAbove += rows;
  }

  private void addFew(int rows) {
    long placement = 2 * (more - moreAbove);
    sum += rows * placement;
    squaresOfFew.add(rows, placement);
    fewAbove += rows;
  }

  @Override
  public void add(double score, int fewRows, int moreRows) {
    long placement = 2 * (more - moreAbove) - moreRows;
    sum += fewRows * placement;
    squaresOfFew.add(fewRows, placement);
    squaresOfMore.add(moreRows, 2 * fewAbove + fewRows);
    fewAbove += fewRows;
    moreAbove += moreRows;
  }

  /** The area; needs rows of both classes. */
  double area() {
    long pairs = 2 * few * more;
    return (double) (fewArePositive ? sum : pairs - sum) / pairs;
  }

  /** The variance of the area; needs two rows of each class. */
  double variance() {
    return DeLong.variance(squaresOfFew, sum, few, more)
        + DeLong.variance(squaresOfMore, sum, more, few);
  }
}
