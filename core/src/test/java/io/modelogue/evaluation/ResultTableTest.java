package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a person reads at a terminal. */
class ResultTableTest {
  private final Evaluator evaluator = Evaluator.standard();

  @Test
  void binaryResultsReadLikeAReport() {
    assertThat(evaluator.evaluate(ReferenceData.spam("tree")).toString())
        .isEqualTo(
            """
            Binary, 1,841 rows, positive "spam", decided at 0.5
            ROC AUC         0.9317 [0.9184, 0.9450] at 95%
            Accuracy        0.9087
            MCC             0.8080
            Log loss        0.3605
            Brier score     0.0758
            ECE             0.0163

            concept  labelled  predicted  ROC AUC  Average precision  Precision  Recall      F1  Specificity     MCC
            ham          1116       1174   0.9317             0.9300     0.9037  0.9507  0.9266       0.8441  0.8080
            spam          725        667   0.9317             0.8921     0.9175  0.8441  0.8793       0.9507  0.8080
            Most often mistaken
              spam taken for ham: 113 of 725 rows
              ham taken for spam: 55 of 1,116 rows
            """);
  }

  @Test
  void whatIsUndefinedIsSaidWithTheReason() {
    Predictions logits = Predictions.binary(new double[] {-2, 5, 1}, new int[] {0, 1, 0});

    assertThat(evaluator.evaluate(logits).toString())
        .contains("Binary, 3 rows, positive \"positive\"\n")
        .contains(
            "Log loss        - (scores lie outside [0, 1], and log loss needs probabilities)\n")
        .contains("ROC AUC         1.0000 (no interval: a class has a single row");
  }

  @Test
  void severalConceptsHaveAveragesAndTheConceptsTheseDoWithout() {
    Predictions predictions =
        Predictions.multiClass(
            List.of("circle", "square\n", "an irregular polygon of more than seven corners"),
            new double[] {.8, .1, .1, .2, .7, .1, .3, .4, .3},
            new int[] {0, 1, 0});

    assertThat(evaluator.evaluate(predictions).toString())
        .contains(
            """
            concept                                   labelled  predicted  ROC AUC  Average precision  Precision  Recall      F1  Specificity     MCC
            circle                                           2          1   1.0000             1.0000     1.0000  0.5000  0.6667       1.0000  0.5000
            square\\n                                         1          2   1.0000             1.0000     0.5000  1.0000  0.6667       0.5000  0.5000
            an irregular polygo...than seven corners         0          0        -                  -          -       -       -       1.0000       -
            macro average                                                   1.0000             1.0000     0.7500  0.7500  0.6667       0.8333  0.5000
            """)
        .contains(
            """
            Undefined for, and averaged without "an irregular polygon of more than seven corners": ROC AUC,\
             Average precision, Precision, Recall, F1, MCC
            Most often mistaken
              circle taken for square\\n: 1 of 2 rows
            """);
  }

  @Test
  void namesThatBeginAlikeAreToldApart() {
    Predictions predictions =
        Predictions.multiClass(
            List.of("credit-card-fraud", "credit-card-theft", "none"),
            new double[] {.8, .1, .1, .2, .7, .1, .1, .2, .7},
            new int[] {0, 1, 2});

    assertThat(evaluator.evaluate(predictions).confusion().toString())
        .contains("labelled, as predicted  credi...raud  credi...heft  none\n");
  }

  @Test
  void theMeanCalibrationErrorNamesTheConceptsThatItDoesWithout() {
    Predictions predictions =
        Predictions.multiLabel(
            List.of("cat", "dog"),
            new double[] {.8, 3, .1, -1, .7, 2},
            new boolean[] {true, true, false, false, true, true});

    assertThat(evaluator.evaluate(predictions).toString())
        .contains("\nECE             0.2000\n")
        .contains("\nUndefined for, and averaged without \"dog\": ECE\n");
  }

  @Test
  void conceptsOfASingleRowAreNamedWhereTheyCostAnInterval() {
    List<String> names = List.of("cat", "dog", "eel");
    double[] scores = {.8, .1, .1, .2, .7, .1, .1, .2, .7, .4, .5, .1};

    assertThat(evaluator.evaluate(Predictions.multiClass(names, scores, new int[] {0, 0, 1, 1})))
        .extracting(result -> result.rocAuc().standardError().isPresent())
        .isEqualTo(true);
    assertThat(why(Predictions.multiClass(names, scores, new int[] {0, 0, 0, 2})))
        .isEqualTo(
            "\"eel\" has a single row, and a variance needs two of each concept that has any");
    assertThat(why(Predictions.multiClass(names, scores, new int[] {0, 0, 1, 2})))
        .startsWith("\"dog\" and 1 more concepts have a single row");
  }

  private String why(Predictions predictions) {
    return evaluator.evaluate(predictions).rocAuc().whyNoInterval().orElseThrow().explanation();
  }

  @Test
  void ofManyConceptsTheWeakestAreListed() {
    int concepts = 1_000;
    double[] scores = new double[concepts * concepts];
    for (int row = 0; row < concepts; row++) {
      scores[row * concepts + row] = row == 777 ? -1 : row == 42 ? 0 : 1;
    }
    List<String> names = IntStream.range(0, concepts).mapToObj(i -> "no " + i).toList();
    String[] lines =
        evaluator
            .evaluate(Predictions.multiClass(names, scores, IntStream.range(0, concepts).toArray()))
            .toString()
            .split("\n");

    assertThat(lines).hasSizeLessThan(45);
    assertThat(lines[0]).isEqualTo("Multi-class, 1,000 rows, 1,000 concepts");
    assertThat(lines).contains("The 25 of 1,000 concepts with the lowest ROC AUC");
    assertThat(lines[11]).startsWith("no 777 ").contains("0.0000");
    assertThat(lines[12]).startsWith("no 42 ").contains("0.5000");
    assertThat(lines[13]).startsWith("no 0 ").contains("1.0000");
  }

  @Test
  void aConfusionMatrixIsAGridOrAListOfMistakes() {
    ConfusionMatrix small =
        ConfusionMatrix.count(
            List.of("ham", "spam"), new int[] {0, 0, 1, 1, 1}, new int[] {0, 1, 1, 1, 0});
    int[] labels = IntStream.range(0, 60).map(row -> row % 30).toArray();
    int[] decisions = IntStream.of(labels).map(label -> label == 7 ? 9 : label).toArray();
    List<String> names = IntStream.range(0, 30).mapToObj(i -> "no " + i).toList();

    assertThat(small.toString())
        .isEqualTo(
            """
            3 of 5 rows decided rightly, 2 concepts
            labelled, as predicted  ham  spam
            ham                       1     1
            spam                      1     2
            """);
    assertThat(ConfusionMatrix.count(names, labels, decisions).toString())
        .isEqualTo(
            """
            58 of 60 rows decided rightly, 30 concepts
            Most often mistaken
              no 7 taken for no 9: 2 of 2 rows
            """);
    assertThat(ConfusionMatrix.count(names, labels, labels).toString())
        .endsWith("No row is taken for another concept\n");
  }

  @Test
  void aCalibrationCurveIsATableOfItsBins() {
    ScoreCounts counts =
        ScoreCounts.of(new double[] {.1, .12, .8, 1}, new boolean[] {false, true, true, true});

    assertThat(counts).hasToString("4 distinct scores of 3 positives and 1 negatives");
    assertThat(CalibrationCurve.of(counts, CalibrationBins.equalWidth(10)).toString())
        .isEqualTo(
            """
            Calibration, 4 rows, expected error 0.2450, at most 0.3900
            scores            rows  mean score  positive
            0.1000 to 0.2000     2      0.1100    0.5000
            0.8000 to 0.9000     1      0.8000    1.0000
            0.9000 to 1.0000     1      1.0000    1.0000
            """);
  }

  @Test
  void aDifferenceSaysWhyItWasNotTested() {
    Predictions a = Predictions.binary(new double[] {.1, .2, .8, .9}, new int[] {0, 0, 1, 1});
    Predictions b = Predictions.binary(new double[] {.1, .8, .2, .9}, new int[] {0, 0, 1, 1});

    assertThat(evaluator.compare(Metric.F1, a, b).toString())
        .isEqualTo("-0.5000 (not tested: there is no test for a measure without a standard error)");
    assertThat(evaluator.compare(Metric.ROC_AUC, a, b.withWeights(1, 1, 1, 2)).toString())
        .startsWith("undefined: rows have weights in one of the predictions");
  }

  @Test
  void ofManyNamesAMessageHasTheFirstOnes() {
    List<String> names = IntStream.range(0, 1000).mapToObj(i -> "c" + i).toList();
    ConfusionMatrix matrix = ConfusionMatrix.count(names, new int[] {1}, new int[] {2});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> matrix.count("eggs", "c1"))
        .withMessage(
            "\"eggs\" is not one of the concepts [c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11,"
                + " c12, c13, c14, c15, c16, c17, c18, c19, ... 980 more]");
  }

  @Test
  void aProbabilityIsNeverWrittenAsImpossible() {
    int rows = 100_000;
    double[] good = new double[rows];
    double[] bad = new double[rows];
    boolean[] labels = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row % 2 == 0;
      good[row] = row % 10 == 0 ? 1 - row % 2 : row % 2 == 0 ? 1 : 0;
      bad[row] = row * 31 % 97;
    }
    good[1] = 1;
    Difference difference =
        evaluator.compare(
            Metric.ROC_AUC, Predictions.binary(bad, labels), Predictions.binary(good, labels));

    assertThat(difference.pValue()).hasValue(Double.MIN_VALUE);
    assertThat(difference.toString()).endsWith("p = 4.9e-324 (PAIRED_DELONG)");
  }

  @Test
  void numbersAreWrittenAlikeEverywhere() {
    Locale before = Locale.getDefault();
    Predictions a = ReferenceData.spam("tree");
    Predictions b = ReferenceData.spam("forest");
    Difference difference = evaluator.compare(Metric.ROC_AUC, a, b);
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(difference.toString())
          .isEqualTo("0.0531 [0.0415, 0.0647] at 95%, p = 3.3e-19 (PAIRED_DELONG)");
      assertThat(evaluator.evaluate(a).toString()).startsWith("Binary, 1,841 rows");
    } finally {
      Locale.setDefault(before);
    }
  }
}
