package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.Backend.Place;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.Predictions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Versions found over all models. */
@ParameterizedClass
@EnumSource(Backend.class)
class FindingTest {
  private static final DatasetRef MAILS = DatasetRef.of("mails");
  private static final DatasetRef OTHER = DatasetRef.of("other");

  private final ClockByHand clock = new ClockByHand();
  private final Place place;
  private final ModelRegistry registry;
  private final Model churn;
  private final Model spam;

  FindingTest(Backend backend) {
    place = backend.place();
    registry =
        place.registry().template(Mails.template()).clock(clock).executor(Runnable::run).open();
    spam = Mails.model(registry);
    churn = registry.createModel("churn").tag("team", "crm").tag("tier", "gold").create();
  }

  @AfterEach
  void close() {
    registry.close();
    place.close();
  }

  private ModelVersion churn(String setting, Object value) {
    clock.forward(Duration.ofHours(1));
    return churn.register(VersionConfig.builder().set(setting, value).build()).commit();
  }

  private ModelVersion spam(int epochs) {
    clock.forward(Duration.ofHours(1));
    Job<ModelVersion> job = spam.train().set("epochs", epochs).start();
    return epochs == 13 ? spam.version(job.version()) : job.await();
  }

  /** An area under the ROC curve of 0, 1/2 or 1. */
  private static void score(ModelVersion version, DatasetRef dataset, double auc) {
    double[] scores = {0.9, auc > 0.7 ? 0.8 : 0.1, auc < 0.3 ? 0.95 : 0.2, auc < 0.3 ? 0.96 : 0.15};
    boolean[] labels = {true, true, false, false};
    version.evaluate().on(dataset).predictions(Predictions.binary(scores, labels)).start().await();
  }

  @Test
  void withoutConditionsAllVersionsOfAllModelsComeByNameAndNumber() {
    ModelVersion s1 = spam(1);
    ModelVersion c1 = churn("depth", 3);
    ModelVersion s2 = spam(2);
    ModelVersion c2 = churn("depth", 4);

    assertThat(registry.versions().list()).containsExactly(c1, c2, s1, s2);
  }

  @Test
  void deletedVersionsAndModelsAreNotFound() {
    ModelVersion s1 = spam(1);
    ModelVersion s2 = spam(2);
    churn("depth", 3);
    s1.delete("old");
    churn.delete("replaced");

    assertThat(registry.versions().list()).containsExactly(s2);
    assertThat(registry.versions().newestFirst().list()).containsExactly(s2);
  }

  @Test
  void versionsAreFoundByModel() {
    ModelVersion s1 = spam(1);
    ModelVersion c1 = churn("depth", 3);

    assertThat(registry.versions().inModel("churn").list()).containsExactly(c1);
    assertThat(registry.versions().inModels(n -> n.startsWith("s")).list()).containsExactly(s1);
    assertThat(registry.versions().inModel("nope").list()).isEmpty();
    assertThat(registry.versions().modelTag("team").list()).containsExactly(c1);
    assertThat(registry.versions().modelTag("team", "crm").modelTag("tier", "gold").list())
        .containsExactly(c1);
    assertThat(registry.versions().modelTag("team", "mail").list()).isEmpty();
  }

  @Test
  void versionsAreFoundByStatus() {
    ModelVersion failed = spam(13);
    ModelVersion trained = spam(1);
    ModelVersion registered = churn("depth", 3);

    assertThat(registry.versions().status(VersionStatus.FAILED).list()).containsExactly(failed);
    assertThat(registry.versions().status(VersionStatus.REGISTERED, VersionStatus.TRAINED).list())
        .containsExactly(registered, trained);
    assertThat(
            registry.versions().status(VersionStatus.TRAINED).status(VersionStatus.FAILED).list())
        .as("conditions narrow")
        .isEmpty();
  }

  @Test
  void versionsAreFoundByTag() {
    ModelVersion a = spam(1).tag("reviewed", "yes").commit();
    ModelVersion b = churn("depth", 3).tag("reviewed", "no").commit();
    spam(2);

    assertThat(registry.versions().tag("reviewed").list()).containsExactly(b, a);
    assertThat(registry.versions().tag("reviewed", "yes").list()).containsExactly(a);
    assertThat(registry.versions().tag("Reviewed").list()).isEmpty();
    assertThat(registry.versions().tag("reviewed").inModel("spam-filter").list())
        .as("conditions on names and on versions together")
        .containsExactly(a);
  }

  @Test
  void versionsAreFoundAndSortedByLabel() {
    ModelVersion nine = spam(1).label("1.9.0").commit();
    ModelVersion ten = churn("depth", 3).label("1.10.0").commit();
    ModelVersion candidate = spam(2).label("2.0.0-rc.1").commit();
    ModelVersion baseline = churn("depth", 4).label("baseline").commit();
    ModelVersion none = spam(3);

    assertThat(registry.versions().label("1.10.0").list()).containsExactly(ten);
    assertThat(registry.versions().byLabel().list())
        .containsExactly(nine, ten, candidate, baseline, none);
    assertThat(registry.versions().labelFrom("1.10.0").list()).containsExactly(ten, candidate);
    assertThat(registry.versions().labelFrom("1.9.1").labelBefore("2.0.0").byLabel().list())
        .containsExactly(ten, candidate);
    assertThat(registry.versions().labelBefore("1.10.0").list()).containsExactly(nine);
    assertThatThrownBy(() -> registry.versions().labelFrom("baseline"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"baseline\" is not a semantic version");
  }

  @Test
  void versionsAreFoundBySetting() {
    ModelVersion ten = spam(10);
    ModelVersion twenty = spam(20);
    ModelVersion whole = churn("epochs", 10.0);
    ModelVersion text = churn("epochs", "10");

    assertThat(registry.versions().setting("epochs", 10).list()).containsExactly(whole, ten);
    assertThat(registry.versions().setting("epochs", "10").list()).containsExactly(text);
    assertThat(registry.versions().setting("shuffle", true).list()).containsExactly(ten, twenty);
    assertThat(registry.versions().setting("threshold", 0.5f).list())
        .as("in whatever group it is")
        .containsExactly(ten, twenty);
    assertThat(registry.versions().settingBetween("epochs", 10.5, 20).list())
        .containsExactly(twenty);
    assertThat(registry.versions().settingBetween("epochs", 1, 10).list())
        .containsExactly(whole, ten);
    assertThatThrownBy(() -> registry.versions().setting("epochs", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void versionsAreFoundAndSortedByAMetricOnADataSet() {
    ModelVersion worst = spam(1);
    ModelVersion middle = spam(2);
    ModelVersion best = spam(3);
    ModelVersion elsewhere = spam(4);
    ModelVersion never = churn("depth", 3);
    score(worst, MAILS, 0);
    score(middle, MAILS, 0.5);
    score(best, MAILS, 1);
    score(elsewhere, OTHER, 1);

    assertThat(registry.versions().bestFirst(Metric.ROC_AUC, MAILS).list())
        .containsExactly(best, middle, worst, never, elsewhere);
    assertThat(registry.versions().bestFirst(Metric.LOG_LOSS, MAILS).list())
        .as("less is better")
        .startsWith(best)
        .endsWith(never, elsewhere);
    double auc = middle.refresh().evaluation().rocAuc().value();
    assertThat(registry.versions().metricAtLeast(Metric.ROC_AUC, MAILS, auc).list())
        .containsExactly(middle, best);
    assertThat(registry.versions().metricAtMost(Metric.ROC_AUC, MAILS, auc).list())
        .containsExactly(worst, middle);
    assertThat(registry.versions().metricBetween(Metric.ROC_AUC, MAILS, auc, auc).list())
        .containsExactly(middle);
    assertThat(registry.versions().metricAtLeast(Metric.ROC_AUC, OTHER, 0).list())
        .containsExactly(elsewhere);
    assertThatThrownBy(() -> registry.versions().metricAtLeast(Metric.ROC_AUC, MAILS, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theNewestResultsCount() {
    ModelVersion version = spam(1);
    score(version, MAILS, 1);
    score(version, MAILS, 0);

    assertThat(registry.versions().metricAtLeast(Metric.ROC_AUC, MAILS, 0.5).list()).isEmpty();
  }

  @Test
  void versionsAreFoundAndSortedByTime() {
    ModelVersion s1 = spam(1);
    ModelVersion c1 = churn("depth", 3);
    ModelVersion s2 = spam(2);
    Instant middle = c1.createdAt();

    assertThat(registry.versions().createdFrom(middle).list()).containsExactly(c1, s2);
    assertThat(registry.versions().createdBefore(middle).list()).containsExactly(s1);
    assertThat(registry.versions().newestFirst().list()).containsExactly(s2, c1, s1);
    assertThat(registry.versions().oldestFirst().list()).containsExactly(s1, c1, s2);
  }

  @Test
  void whatIsNotForeseenIsAskedWithAConditionOfOnesOwn() {
    spam(1);
    ModelVersion champion = spam(2);
    champion.promote("champion").commit();

    assertThat(registry.versions().where(v -> v.aliases().contains("champion")).list())
        .containsExactly(champion);
  }

  @Test
  void aQueryIsAValueThatCanBeUsedAgain() {
    VersionQuery all = registry.versions().oldestFirst();
    VersionQuery few = all.setting("epochs", 1);
    ModelVersion one = spam(1);
    ModelVersion two = spam(2);

    assertThat(few.list()).containsExactly(one);
    assertThat(all.list()).containsExactly(one, two);
    ModelVersion three = spam(1);
    assertThat(few.list()).containsExactly(one, three);
  }

  @Test
  void aVersionThatIsNoLongerWantedWhenItsTurnComesIsLeftOut() {
    ModelVersion first = spam(1);
    ModelVersion second = spam(2);
    ModelVersion third = spam(3);
    third.tag("obsolete", "").commit();
    var found =
        registry.versions().oldestFirst().where(v -> !v.tags().containsKey("late")).stream()
            .iterator();

    assertThat(found.next()).isEqualTo(first);
    second.delete("meanwhile");
    third.tag("late", "").commit();

    assertThat(found.hasNext()).isFalse();
  }
}
