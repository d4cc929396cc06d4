package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.Backend.Place;
import io.modelogue.ObservedStorage.Call;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.Predictions;
import io.modelogue.evaluation.TestKind;
import io.modelogue.history.EvaluationEvent.PredictionsErased;
import io.modelogue.history.HistoryEntry;
import io.modelogue.storage.UnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Erased predictions are gone, say that they are, and leave everything else as it was. */
@ParameterizedClass
@EnumSource(Backend.class)
class ErasureTest {
  private final Place place;
  private final ObservedStorage storage;
  private final ModelRegistry registry;
  private final Model spam;
  private final ModelVersion weak;
  private final ModelVersion strong;

  ErasureTest(Backend backend) {
    place = backend.place();
    storage = new ObservedStorage(place.storage());
    registry = ModelRegistry.builder(storage).template(Mails.template()).actor("ada").open();
    spam = Mails.model(registry);
    weak = spam.train().set("epochs", 1).start().await();
    strong = spam.train().set("epochs", 500).start().await();
    weak.evaluate().on(HELD_OUT).start().await();
    strong.evaluate().on(HELD_OUT).start().await();
  }

  @AfterEach
  void close() {
    registry.close();
    place.close();
  }

  private Evaluation ofWeak() {
    return weak.refresh().evaluation();
  }

  @Test
  void erasedPredictionsAreGoneAndMeasuresAndCurvesStay() {
    Evaluation before = ofWeak();

    Evaluation erased = before.erasePredictions("a person asked for it");

    assertThat(erased.predictions()).isEmpty();
    assertThat(erased.rocAuc()).isEqualTo(before.rocAuc());
    assertThat(erased.concept("spam").rocCurve().area()).isPositive();
    assertThat(erased.predictionsErased().orElseThrow())
        .startsWith("erased by ada at ")
        .endsWith("(a person asked for it)");
    HistoryEntry newest = spam.history().get(spam.history().size() - 1);
    assertThat(newest.reason()).contains("a person asked for it");
    assertThat(newest.events()).hasOnlyElementsOfType(PredictionsErased.class);
    assertThatThrownBy(before::predictions)
        .isInstanceOf(ContentRemovedException.class)
        .hasMessageContaining("its predictions were erased by ada");
  }

  @Test
  void verificationReportsTheScoresAsErasedAndTheSharedLabelsAsThere() {
    ofWeak().erasePredictions("a person asked for it");

    Verification one = registry.verify().requireIntact();
    assertThat(one.removed()).extracting(Finding::kind).containsExactly(Finding.Kind.ERASED);
    assertThat(strong.refresh().evaluation().predictions()).isPresent();

    strong.refresh().evaluation().erasePredictions("and another");
    Verification both = registry.verify().requireIntact();
    assertThat(both.removed())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.ERASED, Finding.Kind.ERASED, Finding.Kind.ERASED);
  }

  @Test
  void comparisonsFallBackToUnpairedAndSaySo() {
    VersionComparison paired = spam.compare(weak, strong);
    ofWeak().erasePredictions("a person asked for it");

    VersionComparison unpaired = spam.compare(weak, strong);

    assertThat(paired.remarks()).isEmpty();
    assertThat(unpaired.remarks())
        .singleElement()
        .asString()
        .startsWith("the predictions of version 1 of \"spam-filter\" were erased by ada at ")
        .endsWith("(a person asked for it), so that the tests are unpaired and find less");
    assertThat(paired.metric(Metric.ROC_AUC).difference().orElseThrow().test())
        .isEqualTo(TestKind.PAIRED_DELONG);
    assertThat(unpaired.metric(Metric.ROC_AUC).difference().orElseThrow().test())
        .isNotEqualTo(TestKind.PAIRED_DELONG);
    assertThat(unpaired.metric(Metric.ROC_AUC).verdict()).isEqualTo(Verdict.BETTER);
    assertThat(spam.leaderboard().best()).contains(strong);
  }

  @Test
  void exactCountsAtAThresholdSayWhyTheyCannotBeGiven() {
    assertThat(ofWeak().concept("spam").at(0.3).rows()).isEqualTo(400);

    Evaluation erased = ofWeak().erasePredictions("a person asked for it");

    assertThatThrownBy(() -> erased.concept("spam").at(0.3))
        .isInstanceOf(ContentRemovedException.class)
        .hasMessageContaining("the exact counts on held-out of version 1 of \"spam-filter\"")
        .hasMessageContaining("they come from the predictions, which were erased by ada at ");
  }

  @Test
  void anErasureThatWasInterruptedIsCompletedByCallingItAgain() {
    storage.beforeNext(
        Call.DELETE,
        () -> {
          throw new UnavailableException("the disk is away", null);
        });
    assertThatThrownBy(() -> ofWeak().erasePredictions("a person asked for it"))
        .isInstanceOf(StorageFailureException.class);
    assertThat(registry.verify().requireIntact().removed())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.REMOVAL_UNFINISHED);
    long head = spam.anchor().revision();

    ofWeak().erasePredictions("a person asked for it");

    assertThat(spam.anchor().revision()).isEqualTo(head);
    assertThat(registry.verify().removed())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.ERASED);
  }

  @Test
  void aPurgeAfterAnInterruptedErasureDropsThePredictionsToo() {
    strong.delete("unused").purge("unused");
    storage.beforeNext(
        Call.DELETE,
        () -> {
          throw new UnavailableException("the disk is away", null);
        });
    assertThatThrownBy(() -> ofWeak().erasePredictions("a person asked for it"))
        .isInstanceOf(StorageFailureException.class);

    weak.delete("unused").purge("unused");

    assertThat(registry.verify().requireIntact().blobs()).isZero();
  }

  @Test
  void whereNoPredictionsWereKeptThereIsNothingToErase() {
    Predictions scores = Mails.score(7);
    Evaluation without =
        strong
            .evaluate()
            .on(DatasetRef.of("large"))
            .predictions(scores)
            .withoutKeepingPredictions()
            .start()
            .await();
    int commits = spam.history().size();

    assertThat(without.erasePredictions("just in case").predictionsErased()).isEmpty();

    assertThat(spam.history()).hasSize(commits);
  }
}
