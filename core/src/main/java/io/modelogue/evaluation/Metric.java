package io.modelogue.evaluation;

import static io.modelogue.evaluation.Direction.HIGHER_IS_BETTER;
import static io.modelogue.evaluation.Direction.LOWER_IS_BETTER;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The measures that an evaluation knows, by the names the field gives them. */
public enum Metric {
  /**
   * The probability that a positive scores above a negative, ties counting one half: the
   * Mann-Whitney statistic over the number of pairs.
   */
  ROC_AUC("ROC AUC", Basis.SCORES, HIGHER_IS_BETTER, 0, 1),

  /**
   * Precision averaged over the steps of recall, {@code sum (R_g - R_(g-1)) P_g}: a step sum, not
   * the trapezoidal area under the precision-recall curve.
   */
  AVERAGE_PRECISION("Average precision", Basis.SCORES, HIGHER_IS_BETTER, 0, 1),

  /** The share of rows decided rightly; of multi-label rows, in every one of their concepts. */
  ACCURACY("Accuracy", Basis.DECISIONS, HIGHER_IS_BETTER, 0, 1),

  /** The share of the predicted rows that are labelled so, {@code TP / (TP + FP)}. */
  PRECISION("Precision", Basis.DECISIONS, HIGHER_IS_BETTER, 0, 1),

  /** The share of the labelled rows that are predicted so, {@code TP / (TP + FN)}. */
  RECALL("Recall", Basis.DECISIONS, HIGHER_IS_BETTER, 0, 1),

  /** The harmonic mean of precision and recall, {@code 2 TP / (2 TP + FP + FN)}. */
  F1("F1", Basis.DECISIONS, HIGHER_IS_BETTER, 0, 1),

  /** The share of the other rows that are not predicted so, {@code TN / (TN + FP)}. */
  SPECIFICITY("Specificity", Basis.DECISIONS, HIGHER_IS_BETTER, 0, 1),

  /**
   * Matthews' correlation between labels and decisions; over several concepts Gorodkin's
   * generalisation (Computational Biology and Chemistry 28, 2004).
   */
  MCC("MCC", Basis.DECISIONS, HIGHER_IS_BETTER, -1, 1),

  /** The mean of {@code -ln p} over the probabilities given to the true labels, each clipped. */
  LOG_LOSS("Log loss", Basis.SCORES, LOWER_IS_BETTER, 0, Double.POSITIVE_INFINITY),

  /**
   * The mean squared distance between probabilities and labels. For one concept it lies between 0
   * and 1, and so does the mean over the concepts of multi-label rows; of a row that is one of
   * several concepts the squares of all of them are added, so that it lies between 0 and 2.
   */
  BRIER("Brier score", Basis.SCORES, LOWER_IS_BETTER, 0, 2),

  /**
   * The expected calibration error of one concept's probabilities, {@link
   * CalibrationCurve#expectedCalibrationError()}, in the bins that the evaluator is set to. Over
   * several concepts it is the macro average, the classwise error (Kull and others, NeurIPS 2019),
   * and not that of the highest probability alone.
   */
  ECE("ECE", Basis.SCORES, LOWER_IS_BETTER, 0, 1);

  /** What a metric is computed from. */
  public enum Basis {
    /** From the scores themselves; no threshold is involved. */
    SCORES,

    /** From the decisions: which concept each row was predicted to be. */
    DECISIONS
  }

  private final String id;
  private final String title;
  private final Basis basis;
  private final Direction direction;
  private final double lowest;
  private final double highest;

  Metric(String title, Basis basis, Direction direction, double lowest, double highest) {
    this.id = name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.title = title;
    this.basis = basis;
    this.direction = direction;
    this.lowest = lowest;
    this.highest = highest;
  }

  /** Returns the stable name for files and URLs, such as {@code roc-auc}. */
  public String id() {
    return id;
  }

  /** Returns the name that a person reads, such as {@code ROC AUC}. */
  public String title() {
    return title;
  }

  /** Returns what it is computed from. */
  public Basis basis() {
    return basis;
  }

  /** Returns which way it improves. */
  public Direction direction() {
    return direction;
  }

  /** Returns the lowest value it can take. */
  public double lowest() {
    return lowest;
  }

  /** Returns the highest value it can take, which may be infinite. */
  public double highest() {
    return highest;
  }

  /**
   * Returns whether there is a test that compares two models by it row by row. Others are compared
   * as numbers.
   */
  public boolean hasPairedTest() {
    return switch (this) {
      case ROC_AUC, ACCURACY, LOG_LOSS, BRIER -> true;
      case AVERAGE_PRECISION, PRECISION, RECALL, F1, SPECIFICITY, MCC, ECE -> false;
    };
  }

  /** Returns the metric of that {@link #id()}, or nothing. */
  public static Optional<Metric> find(String id) {
    return Arrays.stream(values()).filter(metric -> metric.id.equals(id)).findFirst();
  }

  /**
   * Returns the metric of that {@link #id()}.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static Metric get(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no metric has the id \"%s\"; there are %s"
                        .formatted(
                            id,
                            Arrays.stream(values())
                                .map(Metric::id)
                                .collect(Collectors.joining(", ")))));
  }
}
