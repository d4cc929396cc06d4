package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.Leaderboard.Entry;
import io.modelogue.evaluation.Evaluator;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.Predictions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which evaluations are ranked together. */
class LeaderboardTest {
  private static final Evaluator WHAT_IF = Evaluator.builder().threshold(0.9).build();

  private final ModelRegistry registry = ModelRegistry.inMemory().template(Mails.template()).open();
  private final Model spam = Mails.model(registry);
  private final ModelVersion worst = evaluated(1);
  private final ModelVersion better = evaluated(50);
  private final ModelVersion best = evaluated(900);

  private ModelVersion evaluated(int epochs) {
    ModelVersion version = spam.train().set("epochs", epochs).start().await();
    version.evaluate().on(HELD_OUT).start().await();
    return version;
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void aWhatIfEvaluationOfTheWorstVersionDoesNotMakeItTheBest() {
    worst.evaluate().on(HELD_OUT).with(WHAT_IF).start().await();

    for (Metric metric : List.of(Metric.ROC_AUC, Metric.ACCURACY)) {
      Leaderboard board = spam.leaderboard(metric);
      assertThat(board.entries()).extracting(Entry::version).containsExactly(best, better, worst);
      assertThat(board.notComparable()).isEmpty();
      assertThat(spam.best(metric)).contains(best);
    }
  }

  @Test
  void theThresholdTellsDecisionsApartAndNotScores() {
    ModelVersion other = spam.train().set("epochs", 5).start().await();
    other.evaluate().on(HELD_OUT).with(WHAT_IF).start().await();

    assertThat(spam.leaderboard(Metric.ROC_AUC).entries())
        .extracting(Entry::version)
        .containsExactly(best, better, other, worst);
    assertThat(spam.leaderboard(Metric.ACCURACY).notComparable())
        .containsExactly(Map.entry(other, "it was evaluated with other settings"));
    VersionComparison comparison = spam.compare(best, other);
    assertThat(comparison.metric(Metric.ROC_AUC).verdict()).isEqualTo(Verdict.WORSE);
    assertThat(comparison.metric(Metric.LOG_LOSS).verdict()).isNotEqualTo(Verdict.NOT_COMPARABLE);
    assertThat(comparison.metric(Metric.ACCURACY).verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    assertThat(comparison.metric(Metric.ACCURACY).reason())
        .hasValueSatisfying(why -> assertThat(why).contains("other settings", "threshold=0.9"));
  }

  @Test
  void ofTwoSettingsThatAsManyVersionsHaveTheNewerCounts() {
    List.of(worst, better, best)
        .forEach(v -> v.evaluate().on(HELD_OUT).with(WHAT_IF).start().await());

    Leaderboard board = spam.leaderboard(Metric.RECALL);

    assertThat(board.entries())
        .extracting(Entry::value)
        .contains(best.refresh().evaluation().metric(Metric.RECALL));
    assertThat(board.entries()).hasSize(3);
  }

  @Test
  void aRankSaysWhetherATestKeepsItApartFromTheOneBefore() {
    Leaderboard tested = spam.leaderboard(Metric.ROC_AUC);
    Entry last = tested.entries().get(2);
    assertThat(last.rank()).isGreaterThan(1);
    assertThat(last.toLeader().orElseThrow().pValue().orElseThrow()).isLessThan(0.05);
    assertThat(last.adjustedP().orElseThrow()).isLessThan(0.05);
    assertThat(tested.toString()).doesNotContain("by value alone");

    Leaderboard untested = spam.leaderboard(Metric.AVERAGE_PRECISION);
    assertThat(untested.entries().get(0).toLeader()).isEmpty();
    assertThat(untested.entries().get(2).toLeader().orElseThrow().isTested()).isFalse();
    assertThat(untested.entries().get(2).adjustedP()).isEmpty();
    assertThat(untested.toString().lines().filter(line -> line.endsWith("  by value alone")))
        .hasSize(2);
  }

  @Test
  void versionsOfOtherConceptsAreNotRankedTogetherThoughTheModelNamesNone() {
    Model open = registry.createModel("open").create();
    DatasetRef rows = DatasetRef.of("rows");
    List<ModelVersion> versions = new ArrayList<>();
    for (int concepts : new int[] {30, 29}) {
      List<String> names = IntStream.range(0, concepts).mapToObj(i -> "c" + i).toList();
      double[] scores = new Random(concepts).doubles(60L * concepts).toArray();
      int[] labels = IntStream.range(0, 60).map(row -> row % concepts).toArray();
      ModelVersion version =
          open.register(VersionConfig.builder().set("concepts", concepts).build())
              .artifact("model", new byte[] {1})
              .commit();
      version
          .evaluate()
          .on(rows)
          .predictions(Predictions.multiClass(names, scores, labels))
          .start()
          .await();
      versions.add(version);
    }

    Leaderboard board = open.leaderboard(Metric.ROC_AUC, rows);

    assertThat(board.entries()).extracting(Entry::version).containsExactly(versions.get(1));
    assertThat(board.notComparable().get(versions.get(0)))
        .startsWith("it has other concepts: [c0, c1, ")
        .endsWith(", c19, ... 10 more]");
    assertThat(open.compare(versions.get(0), versions.get(1)).remarks().get(0))
        .contains("c19, ... 10 more] and [c0, ", "c19, ... 9 more]); compared are")
        .hasSizeLessThan(500);
  }

  @Test
  void aReasonThatManyMetricsShareIsWrittenOnce() {
    worst.evaluate().on(DatasetRef.of("other")).predictions(Mails.score(50)).start().await();
    ModelVersion never = spam.train().set("epochs", 5).start().await();
    String text = spam.compare(worst, never).toString();

    assertThat(text.lines().filter(line -> line.contains("NOT_COMPARABLE")))
        .singleElement()
        .asString()
        .startsWith("  ROC AUC, Average precision, Accuracy, ")
        .contains("ECE: NOT_COMPARABLE (version ");
  }

  @Test
  void whatIsNotComparableCannotBeChangedAndKeepsItsOrder() {
    Map<ModelVersion, String> reasons = new LinkedHashMap<>();
    List.of(best, worst, better).forEach(v -> reasons.put(v, "it is shy"));
    Leaderboard board = new Leaderboard(Metric.ROC_AUC, HELD_OUT, List.of(), reasons);
    reasons.clear();

    assertThat(board.notComparable().keySet()).containsExactly(best, worst, better);
    assertThatThrownBy(() -> board.notComparable().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
