package io.modelogue.evaluation;

import static java.util.Objects.checkIndex;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of each concept were predicted to be which. Cells without rows take no space, so
 * that thousands of concepts are no burden. Immutable.
 */
public final class ConfusionMatrix {
  private final List<String> concepts;
  private final List<Cell> cells;
  private final long[] labelled;
  private final long[] predicted;
  private final long[] right;
  private final @Nullable ConfusionWeights weights;

  /**
   * One cell that is not empty.
   *
   * @param labelled the index of the concept that is true
   * @param predicted the index of the concept that was predicted
   * @param count how many rows, at least 1
   */
  public record Cell(int labelled, int predicted, long count) {}

  private ConfusionMatrix(
      List<String> concepts, List<Cell> cells, @Nullable ConfusionWeights weights) {
    this.concepts = concepts;
    this.cells = cells;
    this.weights = weights;
    this.labelled = new long[concepts.size()];
    this.predicted = new long[concepts.size()];
    this.right = new long[concepts.size()];
    for (Cell cell : cells) {
      labelled[cell.labelled()] += cell.count();
      predicted[cell.predicted()] += cell.count();
      if (cell.labelled() == cell.predicted()) {
        right[cell.labelled()] = cell.count();
      }
    }
  }

  /**
   * Returns a matrix of those cells, given in any order; cells not given are empty.
   *
   * @throws IllegalArgumentException if there are no cells, an index is out of range, a count is
   *     not positive, or a cell is given twice
   */
  public static ConfusionMatrix of(List<String> concepts, List<Cell> cells) {
    List<String> names = List.copyOf(concepts);
    List<Cell> sorted =
        cells.stream()
            .sorted(Comparator.comparingInt(Cell::labelled).thenComparingInt(Cell::predicted))
            .toList();
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("a confusion matrix without cells: there are no rows");
    }
    for (int i = 0; i < sorted.size(); i++) {
      Cell cell = sorted.get(i);
      if (cell.labelled() < 0
          || cell.labelled() >= names.size()
          || cell.predicted() < 0
          || cell.predicted() >= names.size()
          || cell.count() < 1) {
        throw new IllegalArgumentException(
            "%s does not fit %d concepts, or holds no rows".formatted(cell, names.size()));
      }
      if (i > 0
          && cell.labelled() == sorted.get(i - 1).labelled()
          && cell.predicted() == sorted.get(i - 1).predicted()) {
        throw new IllegalArgumentException(
            "the cell (%d, %d) is there twice".formatted(cell.labelled(), cell.predicted()));
      }
    }
    return new ConfusionMatrix(names, sorted, null);
  }

  /** Counts rows by their label and decision. */
  static ConfusionMatrix count(List<String> concepts, int[] labels, int[] decisions) {
    return new ConfusionMatrix(
        concepts, ConfusionCounter.count(labels, decisions, concepts.size()), null);
  }

  /** The same counts with the weights of the rows that were counted. */
  ConfusionMatrix weighing(RowWeights rows, int[] labels, int[] decisions) {
    CompensatedSums sums = new CompensatedSums(cells.size());
    for (int row = 0; row < labels.length; row++) {
      sums.add(cell(labels[row], decisions[row]), rows.of(row));
    }
    return withWeights(sums.values());
  }

  /**
   * Returns the same counts with the weights of their rows.
   *
   * @param cellWeights one for each of {@link #cells()}, in their order
   * @throws IllegalArgumentException if there are not as many, or one is negative or infinite
   */
  public ConfusionMatrix withWeights(double... cellWeights) {
    return new ConfusionMatrix(
        concepts, cells, new ConfusionWeights(cells, cellWeights.clone(), concepts.size()));
  }

  /** Returns the names of the concepts, in the order of the indexes. */
  public List<String> concepts() {
    return concepts;
  }

  /** Returns the cells that are not empty, by labelled and then by predicted index. */
  public List<Cell> cells() {
    return cells;
  }

  /**
   * Returns the rows of one concept that were predicted to be another, or itself. In time
   * logarithmic in the number of cells.
   *
   * @throws IndexOutOfBoundsException if an index is not that of a concept
   */
  public long count(int labelledIndex, int predictedIndex) {
    checkIndex(labelledIndex, concepts.size());
    checkIndex(predictedIndex, concepts.size());
    int cell = cell(labelledIndex, predictedIndex);
    return cell < 0 ? 0 : cells.get(cell).count();
  }

  /** The place of that cell among those that are not empty, or -1. */
  private int cell(int labelledIndex, int predictedIndex) {
    int low = 0;
    int high = cells.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      Cell cell = cells.get(middle);
      if (cell.labelled() < labelledIndex
          || (cell.labelled() == labelledIndex && cell.predicted() < predictedIndex)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean found =
        low < cells.size()
            && cells.get(low).labelled() == labelledIndex
            && cells.get(low).predicted() == predictedIndex;
    return found ? low : -1;
  }

  /** Returns whether rows have weights. */
  public boolean hasWeights() {
    return weights != null;
  }

  /**
   * Returns the weight of the rows of one concept that were predicted to be another, or itself;
   * their number if rows have no weights.
   *
   * @throws IndexOutOfBoundsException if an index is not that of a concept
   */
  public double weight(int labelledIndex, int predictedIndex) {
    long count = count(labelledIndex, predictedIndex);
    return count == 0 || weights == null
        ? count
        : weights.cell(cell(labelledIndex, predictedIndex));
  }

  /**
   * Returns the rows of one concept that were predicted to be another, or itself.
   *
   * @throws IllegalArgumentException if a name is not that of a concept
   */
  public long count(String labelledConcept, String predictedConcept) {
    return count(index(labelledConcept), index(predictedConcept));
  }

  /**
   * Returns the rows labelled with that concept.
   *
   * @throws IndexOutOfBoundsException if the index is not that of a concept
   */
  public long labelled(int concept) {
    return labelled[concept];
  }

  /**
   * Returns the rows predicted to be that concept.
   *
   * @throws IndexOutOfBoundsException if the index is not that of a concept
   */
  public long predicted(int concept) {
    return predicted[concept];
  }

  /** Returns the number of rows. */
  public long rows() {
    return Arrays.stream(labelled).sum();
  }

  /** Returns the number of rows decided rightly. */
  public long correct() {
    return Arrays.stream(right).sum();
  }

  /**
   * Returns the counts of one concept against all others.
   *
   * @throws IndexOutOfBoundsException if the index is not that of a concept
   */
  public ThresholdCounts against(int concept) {
    long tp = right[concept];
    long fp = predicted[concept] - tp;
    long fn = labelled[concept] - tp;
    return new ThresholdCounts(tp, fp, fn, rows() - tp - fp - fn);
  }

  /**
   * Returns the weights of the rows behind {@link #against}; the counts if rows have no weights.
   *
   * @throws IndexOutOfBoundsException if the index is not that of a concept
   */
  public WeightedCounts weightedAgainst(int concept) {
    return weights == null ? against(concept).weighted() : weights.against(concept);
  }

  boolean isOfOneLabel() {
    return Arrays.stream(labelled).filter(each -> each > 0).count() == 1;
  }

  boolean isOfOneDecision() {
    return Arrays.stream(predicted).filter(each -> each > 0).count() == 1;
  }

  double correctWeight() {
    return weights == null ? correct() : weights.correct();
  }

  double wrongWeight() {
    return weights == null ? rows() - correct() : weights.wrong();
  }

  /**
   * Returns a table to read at a terminal: a row for each labelled concept and a column for each
   * predicted one; of many concepts the most frequent mistakes.
   */
  @Override
  public String toString() {
    return ConfusionTable.of(this);
  }

  private int index(String concept) {
    int index = concepts.indexOf(concept);
    if (index < 0) {
      throw new IllegalArgumentException(
          "\"%s\" is not one of the concepts %s".formatted(concept, Quoted.some(concepts)));
    }
    return index;
  }
}
