package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.Predictions;
import io.modelogue.evaluation.TestKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ids of rows on their way through the registry and back, and what they decide there. */
class RowIdsTest {
  private static final List<String> IDS =
      IntStream.range(0, 400).mapToObj(row -> "Nachricht " + row + " \u732b").toList();

  @ParameterizedTest
  @EnumSource(Backend.class)
  void idsAreKeptWithThePredictionsAndErasedWithThem(Backend backend) throws Exception {
    try (Backend.Place place = backend.place()) {
      try (ModelRegistry registry = place.registry().open()) {
        evaluate(Mails.model(registry), Mails.score(10).withRowIds(IDS));
      }
      try (ModelRegistry registry = place.registry().open()) {
        Evaluation read = registry.model("spam-filter").version(1).evaluation();

        assertThat(read.predictions().orElseThrow().rowIds()).hasValue(IDS);
        registry.verify().requireIntact();
        assertThat(read.erasePredictions("they tell whose mail it is").predictions()).isEmpty();
        assertThat(registry.verify().requireIntact().removed())
            .extracting(Finding::kind)
            .containsOnly(Finding.Kind.ERASED)
            .hasSize(3);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void versionsAreOnlyPairedOnRowsOfEqualIds(Backend backend) throws Exception {
    List<String> others = new ArrayList<>(IDS);
    Collections.swap(others, 0, 1);
    try (Backend.Place place = backend.place();
        ModelRegistry registry = place.registry().open()) {
      Model spam = Mails.model(registry);
      evaluate(spam, Mails.score(10).withRowIds(IDS));
      evaluate(spam, Mails.score(20).withRowIds(IDS));
      evaluate(spam, Mails.score(20).withRowIds(others));
      evaluate(spam, Mails.score(20));

      assertThat(test(spam, 2)).isEqualTo(TestKind.PAIRED_DELONG);
      assertThat(test(spam, 3)).isEqualTo(TestKind.UNPAIRED);
      assertThat(spam.compare(spam.version(1), spam.version(3)).remarks())
          .containsExactly("the row ids differ, so that the tests are unpaired and find less");
      assertThat(test(spam, 4)).isEqualTo(TestKind.PAIRED_DELONG);
    }
  }

  private static TestKind test(Model spam, int version) {
    return spam.compare(spam.version(1), spam.version(version))
        .metric(Metric.ROC_AUC)
        .difference()
        .orElseThrow()
        .test();
  }

  private static void evaluate(Model spam, Predictions predictions) throws Exception {
    ModelVersion version = spam.register(VersionConfig.builder().build()).commit();
    version.evaluate().on(HELD_OUT).predictions(predictions).start().await();
  }
}
