package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelogue.Backend.Place;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.Predictions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a version must show before it may take the place of another. */
@ParameterizedClass
@EnumSource(Backend.class)
class GateTest {
  private static final DatasetRef SMOKE = DatasetRef.of("smoke");

  private final Place place;
  private final ModelRegistry registry;
  private final Model spam;
  private ModelVersion weak;
  private ModelVersion strong;

  GateTest(Backend backend) {
    place = backend.place();
    registry = place.registry().template(Mails.template()).actor("ada").open();
    spam = Mails.model(registry);
  }

  @BeforeEach
  void twoVersionsOfWhichTheSecondIsBetter() {
    weak = evaluated(5);
    strong = evaluated(500);
  }

  @AfterEach
  void close() {
    registry.close();
    place.close();
  }

  private ModelVersion evaluated(int epochs) {
    ModelVersion version = spam.train().set("epochs", epochs).start().await();
    return version.evaluate().on(HELD_OUT).start().await().version();
  }

  @Test
  void aBetterVersionPassesWithoutAnyMargin() {
    VersionComparison comparison = spam.compare(weak, strong);

    assertThat(comparison.requireNotWorse(Metric.ROC_AUC, 0)).isSameAs(comparison);
    assertThat(comparison.requireNotWorse(Metric.LOG_LOSS, 0)).isSameAs(comparison);
  }

  @Test
  void aWorseVersionFailsAndTheErrorHoldsTheComparison() {
    VersionComparison comparison = spam.compare(strong, weak);

    GateFailedException failed =
        catchThrowableOfType(
            GateFailedException.class, () -> comparison.requireNotWorse(Metric.ROC_AUC, 0.005));

    assertThat(failed)
        .hasMessageStartingWith(
            "version 1 of \"spam-filter\" may be worse than version 2 by more than 0.005: ROC AUC"
                + " -")
        .hasMessageContaining("evaluate both on more data");
    assertThat(failed.comparison()).isSameAs(comparison);
    assertThat(failed.metric()).isEqualTo(Metric.ROC_AUC);
    assertThat(failed.margin()).isEqualTo(0.005);
    assertThatThrownBy(() -> comparison.requireNotWorse(Metric.LOG_LOSS, 0.005))
        .as("where less is better, more is worse")
        .isInstanceOf(GateFailedException.class);
  }

  @Test
  void theMarginIsHeldAgainstTheWorseEndOfTheInterval() {
    VersionComparison comparison = spam.compare(strong, weak);
    double lower =
        comparison
            .metric(Metric.ROC_AUC)
            .difference()
            .orElseThrow()
            .value()
            .confidenceInterval()
            .orElseThrow()
            .lower();
    double upper =
        comparison
            .metric(Metric.LOG_LOSS)
            .difference()
            .orElseThrow()
            .value()
            .confidenceInterval()
            .orElseThrow()
            .upper();

    comparison.requireNotWorse(Metric.ROC_AUC, -lower);
    comparison.requireNotWorse(Metric.LOG_LOSS, upper);
    assertThatThrownBy(() -> comparison.requireNotWorse(Metric.ROC_AUC, Math.nextDown(-lower)))
        .isInstanceOf(GateFailedException.class);
    assertThatThrownBy(() -> comparison.requireNotWorse(Metric.LOG_LOSS, Math.nextDown(upper)))
        .isInstanceOf(GateFailedException.class);
  }

  @Test
  void aVersionWithTheSameScoresPassesWithoutAnyMargin() {
    spam.compare(weak, evaluated(5)).requireNotWorse(Metric.ROC_AUC, 0);
  }

  @Test
  void aDifferenceThatNobodyTestedFailsAndSaysSo() {
    assertThatThrownBy(() -> spam.compare(weak, strong).requireNotWorse(Metric.F1, 0.5))
        .isInstanceOf(GateFailedException.class)
        .hasMessageContaining("cannot be shown to be as good as version 1 in F1");
  }

  @Test
  void aVersionThatWasNotEvaluatedFailsAndTheReasonIsNamed() {
    ModelVersion fresh = spam.train().start().await();

    assertThatThrownBy(() -> spam.compare(weak, fresh).requireNotWorse(Metric.ROC_AUC, 0.5))
        .isInstanceOf(GateFailedException.class)
        .hasMessageEndingWith("version 3 has no results on held-out");
  }

  /** Whoever could choose the data set could choose an easy one. */
  @Test
  void aVersionWithoutResultsOnThePrimaryDataSetFailsWhateverElseBothWereEvaluatedOn() {
    ModelVersion untried = onlyOnSmoke();

    String why = "version 3 was evaluated on smoke, not on held-out, the model's primary data set";
    assertThatThrownBy(() -> untried.promote("champion").ifNotWorse(Metric.ROC_AUC, 0.005).commit())
        .isInstanceOf(GateFailedException.class)
        .hasMessageContaining("cannot be shown to be as good as version 1 in ROC AUC: " + why);
    assertThatThrownBy(() -> spam.compare(weak, untried).requireNotWorse(Metric.ROC_AUC, 0.005))
        .isInstanceOf(GateFailedException.class)
        .hasMessageContaining(why);
    assertThatThrownBy(() -> spam.compare(untried, weak).requireNotWorse(Metric.ROC_AUC, 0.5))
        .as("nor does the other one's lack let anything pass")
        .isInstanceOf(GateFailedException.class)
        .hasMessageContaining(why);
    assertThat(spam.alias("champion")).isEqualTo(weak);
  }

  @Test
  void aDataSetThatIsNamedDecidesEvenIfItIsNotThePrimaryOne() {
    ModelVersion untried = onlyOnSmoke();

    spam.compare(weak, untried, SMOKE).requireNotWorse(Metric.ROC_AUC, 0.005);
    untried.promote("champion").ifNotWorse(Metric.ROC_AUC, 0.005, SMOKE).commit();

    assertThat(spam.alias("champion")).isEqualTo(untried);
  }

  @Test
  void aVersionWithoutResultsOnThePrimaryDataSetCanStillBeLookedAt() {
    VersionComparison comparison = spam.compare(weak, onlyOnSmoke());

    assertThat(comparison.evaluatedOn()).contains(SMOKE);
    assertThat(comparison.metric(Metric.ROC_AUC).verdict()).isEqualTo(Verdict.BETTER);
  }

  /** The champion was evaluated on held-out and smoke, the candidate on smoke only. */
  private ModelVersion onlyOnSmoke() {
    weak.promote("champion").commit();
    var unused = weak.evaluate().on(SMOKE).predictions(Mails.score(5)).start().await();
    ModelVersion untried = spam.train().set("epochs", 500).start().await();
    return untried.evaluate().on(SMOKE).predictions(Mails.score(500)).start().await().version();
  }

  @Test
  void anUndefinedMetricFailsAndTheReasonIsNamed() {
    ModelVersion odd = spam.train().set("epochs", 7).start().await();
    Predictions oneClass = Predictions.binary(new double[] {0.1, 0.2}, new boolean[] {true, true});
    DatasetRef other = DatasetRef.of("spam-only");
    var unused = odd.evaluate().on(other).predictions(oneClass).start().await();
    unused = weak.evaluate().on(other).predictions(oneClass).start().await();

    assertThatThrownBy(() -> spam.compare(weak, odd, other).requireNotWorse(Metric.ROC_AUC, 0.5))
        .isInstanceOf(GateFailedException.class)
        .hasMessageContaining("cannot be shown");
  }

  @Test
  void aMarginIsZeroOrMore() {
    for (double margin : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> spam.compare(weak, strong).requireNotWorse(Metric.ROC_AUC, margin))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("0 or more, not " + margin);
      assertThatThrownBy(() -> weak.promote("champion").ifNotWorse(Metric.ROC_AUC, margin))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aPromotionThatFailsItsGateWritesNothing() {
    strong.promote("champion").commit();
    Anchor before = spam.anchor();

    assertThatThrownBy(() -> weak.promote("champion").ifNotWorse(Metric.ROC_AUC, 0.005).commit())
        .isInstanceOf(GateFailedException.class)
        .hasMessageContaining("may be worse than version 2");
    assertThat(spam.anchor()).isEqualTo(before);
  }

  @Test
  void aPromotionThatPassesAllItsGatesIsMade() {
    weak.promote("champion").commit();

    ModelVersion champion =
        strong
            .promote("champion")
            .because("better")
            .ifNotWorse(Metric.ROC_AUC, 0.005)
            .ifNotWorse(Metric.LOG_LOSS, 0, HELD_OUT)
            .commit();

    assertThat(champion.aliases()).containsExactly("champion");
    assertThat(spam.now().aliasHistory("champion").get(1).reason()).contains("better");
  }

  @Test
  void everyOneOfSeveralGatesMustBePassed() {
    weak.promote("champion").commit();

    assertThatThrownBy(
            () ->
                strong
                    .promote("champion")
                    .ifNotWorse(Metric.ROC_AUC, 0.005)
                    .ifNotWorse(Metric.ROC_AUC, 0.005, DatasetRef.of("elsewhere"))
                    .commit())
        .isInstanceOf(GateFailedException.class)
        .hasMessageContaining("not on elsewhere");
  }

  @Test
  void whereNobodyHoldsTheAliasThereIsNothingToBeWorseThan() {
    ModelVersion notEvaluated = spam.train().start().await();

    notEvaluated.promote("champion").ifNotWorse(Metric.ROC_AUC, 0).commit();

    assertThat(spam.alias("champion")).isEqualTo(notEvaluated);
  }

  @Test
  void whoHoldsTheAliasAlreadyHasNothingToShow() {
    weak.promote("champion").commit();
    Anchor before = spam.anchor();

    weak.promote("champion").ifNotWorse(Metric.F1, 0).approvedBy(3).commit();

    assertThat(spam.anchor()).isEqualTo(before);
  }

  @Test
  void theHolderAtTheMomentOfTheCommitIsComparedNotTheOneThatWasSeen() {
    weak.promote("champion").commit();
    Promotion insistent =
        evaluated(20).promote("champion").ifNotWorse(Metric.ROC_AUC, 0.005).evenIfChanged();
    strong.promote("champion").commit();

    assertThatThrownBy(insistent::commit)
        .isInstanceOf(GateFailedException.class)
        .hasMessageContaining("may be worse than version 2");
  }

  @Test
  void aMovedAliasIsSaidBeforeAnythingIsCompared() {
    Promotion late = weak.promote("champion").ifNotWorse(Metric.F1, 0);
    strong.promote("champion").commit();

    assertThatThrownBy(late::commit).isInstanceOf(ConcurrentChangeException.class);
  }
}
