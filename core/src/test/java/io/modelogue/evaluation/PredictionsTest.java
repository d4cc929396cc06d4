package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionsTest {

  @Test
  void arraysPassedInOrHandedOutAreCopies() {
    double[] scores = {-0.0, 0.7, 0.2};
    int[] labels = {0, 1, 0};
    Predictions predictions = Predictions.binary(scores, labels);
    Evaluator.standard().evaluate(predictions);
    assertThat(scores).containsExactly(-0.0, 0.7, 0.2);
    assertThat(labels).containsExactly(0, 1, 0);

    scores[1] = 9;
    labels[1] = 0;
    predictions.scores()[0] = 9;
    predictions.labels()[0] = 1;
    assertThat(predictions.scores()).containsExactly(-0.0, 0.7, 0.2);
    assertThat(predictions.labels()).containsExactly(0, 1, 0);
  }

  @Test
  void allFormsOfLabelsMeanTheSame() {
    double[] scores = {0.25, 0.75};
    float[] floats = {0.25f, 0.75f};
    boolean[] booleans = {false, true};
    byte[] bytes = {0, 1};
    int[] ints = {0, 1};
    for (Predictions predictions :
        List.of(
            Predictions.binary(scores, booleans),
            Predictions.binary(scores, bytes),
            Predictions.binary(scores, ints),
            Predictions.binary(floats, booleans),
            Predictions.binary(floats, bytes),
            Predictions.binary(floats, ints))) {
      assertThat(predictions.labels()).containsExactly(0, 1);
      assertThat(predictions.scores()).containsExactly(0.25, 0.75);
    }
  }

  @Test
  void singlePrecisionIsKeptAndKnown() {
    Predictions single = Predictions.binary(new float[] {0.1f, 0.2f}, new int[] {0, 1});

    assertThat(single.precision()).isEqualTo(ScorePrecision.SINGLE);
    assertThat(single.score(0)).isEqualTo(0.1f);
    Predictions several =
        Predictions.multiClass(List.of("a", "b"), new float[] {0.1f, 0.9f}, new int[] {1});
    assertThat(several.positive("a").precision()).isEqualTo(ScorePrecision.SINGLE);
    assertThat(Predictions.binary(new double[] {1}, new int[] {1}).precision())
        .isEqualTo(ScorePrecision.DOUBLE);
  }

  @Test
  void thePositiveConceptOfTwoTakesItsOwnColumn() {
    Predictions both =
        Predictions.multiClass(List.of("ham", "spam"), new double[] {3, 1, 2, 5}, new int[] {0, 1});
    Predictions spam = both.positive("spam");

    assertThat(spam.kind()).isEqualTo(PredictionKind.BINARY);
    assertThat(spam.concepts()).containsExactly("ham", "spam");
    assertThat(spam.positive()).hasValue("spam");
    assertThat(spam.scores()).containsExactly(1, 5);
    assertThat(spam.labels()).containsExactly(0, 1);
    Predictions ham = both.positive("ham");
    assertThat(ham.concepts()).containsExactly("spam", "ham");
    assertThat(ham.scores()).containsExactly(3, 2);
    assertThat(ham.labels()).containsExactly(1, 0);
    assertThat(spam.positive("spam")).isSameAs(spam);
  }

  @Test
  void scoresAreNeverTurnedRound() {
    Predictions spam =
        Predictions.binary(new double[] {.1, .2}, new int[] {0, 1}).withConcepts("ham", "spam");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> spam.positive("ham"))
        .withMessage(
            "the scores are those of \"spam\"; give the scores of \"ham\" to make it the positive"
                + " one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spam.positive("eggs"))
        .withMessage("\"eggs\" is not one of the concepts [ham, spam]");
  }

  @Test
  void moreThanTwoConceptsHaveNoPositiveOne() {
    Predictions three =
        Predictions.multiClass(List.of("a", "b", "c"), new double[3], new int[] {1});

    assertThat(three.positive()).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> three.positive("a"))
        .withMessage("only one of two concepts can be the positive one; there are 3");
    assertThatIllegalStateException().isThrownBy(() -> three.withConcepts("x", "y"));
  }

  @Test
  void unnamedConceptsCanBeNamed() {
    Predictions unnamed = Predictions.binary(new double[] {.1, .2}, new int[] {0, 1});

    assertThat(unnamed.hasNamedConcepts()).isFalse();
    assertThat(unnamed.concepts()).containsExactly("negative", "positive");
    Predictions named = unnamed.withConcepts("ham", "spam");
    assertThat(named.hasNamedConcepts()).isTrue();
    assertThat(named.hasLabelsOf(unnamed)).isFalse();
    assertThat(named.hasLabelsOf(unnamed.withConcepts("ham", "spam"))).isTrue();
  }

  @Test
  void rowIdsTellRowsApartThatLookAlike() {
    Predictions plain = Predictions.binary(new double[] {.1, .2, .3}, new int[] {0, 1, 1});
    Predictions named = plain.withRowIds(List.of("x", "y", "z"));

    assertThat(plain.rowIds()).isEmpty();
    assertThat(named.withWeights(1, 2, 3).withConcepts("ham", "spam").rowIds())
        .hasValue(List.of("x", "y", "z"));
    assertThat(named.hasRowsOf(plain)).isTrue();
    assertThat(named.hasRowsOf(plain.withRowIds(List.of("x", "y", "z")))).isTrue();
    assertThat(named.hasRowsOf(plain.withRowIds(List.of("x", "z", "y")))).isFalse();
    assertThat(named.hasLabelsOf(plain.withRowIds(List.of("x", "z", "y")))).isTrue();
    assertThat(named.withWeights(0, 1, 1).withoutZeroWeights().rowIds())
        .hasValue(List.of("y", "z"));
    assertThat(
            Evaluator.standard()
                .compare(Metric.ROC_AUC, named, plain.withRowIds(List.of("x", "z", "y")))
                .test())
        .isNotEqualTo(TestKind.PAIRED_DELONG);
  }

  @Test
  void rowIdsAreOneLineEachAndAllDifferent() {
    Predictions plain = Predictions.binary(new double[] {.1, .2}, new int[] {0, 1});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> plain.withRowIds(List.of("x")))
        .withMessage("there are 1 row ids for 2 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plain.withRowIds(List.of("x", "x")))
        .withMessage("rows 0 and 1 (counted from 0) have the same id \"x\"");
    for (String wrong : List.of("", "a\nb", "\r", "\ud800", "a\udfff")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> plain.withRowIds(List.of("x", wrong)))
          .withMessageStartingWith("the id of row 1 (counted from 0) is \"")
          .withMessageEndingWith("; it must be a text of one line");
    }
    assertThat(plain.withRowIds(List.of("\ud83d\ude00", " ")).rowIds())
        .hasValue(List.of("\ud83d\ude00", " "));
  }

  @Test
  void aConceptWithoutANameIsCalledByItsPlace() {
    assertThatNullPointerException()
        .isThrownBy(
            () ->
                Predictions.multiClass(
                    Arrays.asList("a", null), new double[] {0.5, 0.5}, new int[] {0}))
        .withMessage("the name of concept 1 (counted from 0) is null");
  }

  @Test
  void namesMustBeDifferentAndNotBlank() {
    Predictions unnamed = Predictions.binary(new double[] {.1, .2}, new int[] {0, 1});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> unnamed.withConcepts("spam", "spam"))
        .withMessage("the concept \"spam\" is there twice in [spam, spam]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> unnamed.withConcepts(" ", "spam"))
        .withMessage("a concept's name is blank among [ , spam]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.multiClass(List.of("a"), new double[1], new int[1]))
        .withMessage("there must be at least two concepts, not [a]");
  }
}
