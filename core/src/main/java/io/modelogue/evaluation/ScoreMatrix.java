package io.modelogue.evaluation;

/**
 * Scores in row-major order, in the precision in which they were given.
 *
 * <p>Single-precision scores are widened when read, which is exact: order and ties are the same.
 */
sealed interface ScoreMatrix {

  /** The number of scores. */
  int length();

  double at(int index);

  ScorePrecision precision();

  /**
   * Copies one column, {@code -0.0} becoming {@code 0.0}, so that scores which are equal as numbers
   * have equal bits.
   */
  default double[] column(int column, int columns) {
    double[] copy = new double[length() / columns];
    for (int row = 0, index = column; row < copy.length; row++, index += columns) {
      copy[row] = at(index) + 0.0;
    }
    return copy;
  }

  /** One column as a matrix of its own, in the same precision. */
  ScoreMatrix extract(int column, int columns);

  /** The whole matrix in row-major order, {@code -0.0} kept. */
  default double[] toDoubles() {
    double[] copy = new double[length()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = at(i);
    }
    return copy;
  }

  /** Wraps the array, which must not be changed afterwards. */
  static ScoreMatrix of(double[] scores) {
    return new Doubles(scores);
  }

  /** Wraps the array, which must not be changed afterwards. */
  static ScoreMatrix of(float[] scores) {
    return new Floats(scores);
  }

  /** Scores in double precision. */
  final class Doubles implements ScoreMatrix {
    private final double[] scores;

    private Doubles(double[] scores) {
      this.scores = scores;
    }

    @Override
    public int length() {
      return scores.length;
    }

    @Override
    public double at(int index) {
      return scores[index];
    }

    @Override
    public ScorePrecision precision() {
      return ScorePrecision.DOUBLE;
    }

    @Override
    public ScoreMatrix extract(int column, int columns) {
      double[] copy = new double[scores.length / columns];
      for (int row = 0; row < copy.length; row++) {
        copy[row] = scores[row * columns + column];
      }
      return new Doubles(copy);
    }
  }

  /** Scores in single precision. */
  final class Floats implements ScoreMatrix {
    private final float[] scores;

    private Floats(float[] scores) {
      this.scores = scores;
    }

    @Override
    public int length() {
      return scores.length;
    }

    @Override
    public double at(int index) {
      return scores[index];
    }

    @Override
    public ScorePrecision precision() {
      return ScorePrecision.SINGLE;
    }

    @Override
    public ScoreMatrix extract(int column, int columns) {
      float[] copy = new float[scores.length / columns];
      for (int row = 0; row < copy.length; row++) {
        copy[row] = scores[row * columns + column];
      }
      return new Floats(copy);
    }
  }
}
