package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.Backend.Place;
import io.modelogue.RetentionPlan.Entry;
import io.modelogue.evaluation.Metric;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules keep versions, aliases and running jobs protect them, and a preview shows it first. */
@ParameterizedClass
@EnumSource(Backend.class)
class RetentionTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-03T09:00:00Z"));
  private final Place place;
  private final ModelRegistry registry;
  private final Model spam;

  RetentionTest(Backend backend) {
    place = backend.place();
    registry = place.registry().template(Mails.template()).actor("ada").clock(clock()).open();
    spam = Mails.model(registry);
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now.get();
      }

      @Override
      public ZoneOffset getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  @AfterEach
  void close() {
    registry.close();
    place.close();
  }

  private ModelVersion evaluated(int epochs) {
    ModelVersion version = spam.train().set("epochs", epochs).start().await();
    version.evaluate().on(HELD_OUT).start().await();
    return version;
  }

  private ModelVersion plain() {
    return spam.register(VersionConfig.builder().build()).commit();
  }

  private static List<String> reasons(RetentionPlan plan, ModelVersion version) {
    return plan.entries().stream()
        .filter(e -> e.version().equals(version))
        .map(Entry::reasons)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theBestAreKeptAndThePreviewSaysWhyEachIsKeptOrRemoved() {
    ModelVersion weak = evaluated(1);
    ModelVersion strong = evaluated(500);
    ModelVersion middle = evaluated(30);
    ModelVersion unknown = plain();
    int commits = spam.history().size();

    RetentionPlan plan = spam.retention().keepBest(2, Metric.ROC_AUC).preview();

    assertThat(plan.kept()).containsExactly(strong, middle);
    assertThat(plan.removed()).containsExactly(weak, unknown);
    assertThat(reasons(plan, strong)).containsExactly("number 1 by ROC AUC on held-out");
    assertThat(reasons(plan, weak)).containsExactly("no rule keeps it");
    assertThat(reasons(plan, unknown))
        .containsExactly(
            "no rule keeps it", "not ranked by ROC AUC: it has no results on held-out");
    assertThat(plan.bytesFreed()).isPositive();
    assertThat(plan).asString().contains("removed", "kept", "bytes go when the removed");
    assertThat(spam.history()).hasSize(commits);
  }

  @Test
  void whatThePreviewShowsIsWhatIsDoneInOneCommit() {
    ModelVersion weak = evaluated(1);
    ModelVersion strong = evaluated(500);
    Retention rules = spam.retention().keepBest(1, Metric.ROC_AUC, HELD_OUT);
    RetentionPlan preview = rules.preview();
    int commits = spam.history().size();

    RetentionPlan done = rules.apply("monthly cleaning");

    assertThat(done.removed()).containsExactly(weak).isEqualTo(preview.removed());
    assertThat(done.removed().get(0).isDeleted()).isTrue();
    assertThat(done.bytesFreed()).isEqualTo(preview.bytesFreed());
    assertThat(spam.versions()).containsExactly(strong);
    assertThat(spam.history()).hasSize(commits + 1);
    assertThat(spam.history().get(commits).reason()).contains("monthly cleaning");
    assertThat(spam.version(1).restore("needed after all").isDeleted()).isFalse();
  }

  @Test
  void whatWasChampionOnceIsKept() {
    ModelVersion first = plain();
    ModelVersion second = plain();
    ModelVersion never = plain();
    first.promote("champion").commit();
    second.promote("champion").commit();

    RetentionPlan plan = spam.retention().keepEverAlias("champion").apply("cleaning");

    assertThat(plan.kept()).containsExactly(first, second);
    assertThat(plan.removed()).containsExactly(never);
    assertThat(reasons(plan, first)).containsExactly("was champion once");
    assertThat(reasons(plan, second)).containsExactly("is the champion", "was champion once");
  }

  @Test
  void theYoungTheLabelledAndTheTaggedAreKept() {
    ModelVersion old = plain();
    ModelVersion labelled = plain().label("1.0").commit();
    ModelVersion tagged = plain().tag("audit", "2026").commit();
    now.set(now.get().plus(Duration.ofDays(30)));
    ModelVersion young = plain();

    Retention rules =
        spam.retention().keepYoungerThan(Duration.ofDays(30)).keepLabelled().keepTagged("audit");
    RetentionPlan plan = rules.preview();

    assertThat(plan.removed()).containsExactly(old);
    assertThat(reasons(plan, labelled)).containsExactly("has a label");
    assertThat(reasons(plan, tagged)).containsExactly("has the tag audit");
    assertThat(reasons(plan, young)).containsExactly("younger than PT720H");
  }

  @Test
  void whatAnAliasPointsAtIsNeverRemovedWhateverTheRulesSay() {
    ModelVersion champion = plain();
    champion.promote("champion").commit();
    ModelVersion other = plain();

    RetentionPlan plan = spam.retention().keepLabelled().apply("cleaning");

    assertThat(plan.kept()).containsExactly(champion);
    assertThat(plan.removed()).containsExactly(other);
    assertThat(spam.alias("champion")).isEqualTo(champion);
  }

  @Test
  void whatRunsIsNeverRemoved() throws InterruptedException {
    CountDownLatch scoring = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ModelVersion version = plain();
    Job<Evaluation> job =
        version
            .evaluate()
            .on(HELD_OUT)
            .scoredBy(
                (v, data, context) -> {
                  scoring.countDown();
                  go.await();
                  return Mails.score(3);
                })
            .start();
    scoring.await();

    RetentionPlan plan = spam.retention().keepLabelled().apply("cleaning");

    go.countDown();
    job.await();
    assertThat(reasons(plan, version)).containsExactly("is being trained or evaluated");
    assertThat(spam.version(1).isDeleted()).isFalse();
  }

  @Test
  void withoutRulesNothingIsRemoved() {
    plain();

    assertThatThrownBy(() -> spam.retention().apply("cleaning"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("without a rule nothing of \"spam-filter\" would be kept");
    assertThatThrownBy(() -> spam.retention().keepBest(0, Metric.ROC_AUC))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(spam.versions()).hasSize(1);
  }

  @Test
  void aMisspeltAliasDoesNotRemoveTheFormerChampions() {
    plain().promote("champion").commit();

    assertThatThrownBy(() -> spam.retention().keepEverAlias("champoin").apply("cleaning"))
        .isInstanceOf(AliasNotFoundException.class)
        .hasMessageContaining("did you mean \"champion\"?");
    assertThat(spam.versions()).hasSize(1);
  }

  @Test
  void theBestCannotBeToldWithoutAnyEvaluation() {
    Model bare = registry.createModel("bare").create();
    bare.register(VersionConfig.builder().build()).commit();

    assertThatThrownBy(() -> bare.retention().keepBest(3, Metric.ROC_AUC).apply("cleaning"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no evaluation yet");
    assertThat(bare.versions()).hasSize(1);
  }
}
