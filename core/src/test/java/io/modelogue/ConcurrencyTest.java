package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.Backend.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Several who write at once. */
@ParameterizedClass
@EnumSource(Backend.class)
class ConcurrencyTest {
  private final Place place;

  ConcurrencyTest(Backend backend) {
    place = backend.place();
  }

  @AfterEach
  void close() {
    place.close();
  }

  @Test
  void twoThreadsOnEachOfTwoHandlesLoseNothing() throws Exception {
    int each = 10;
    try (ModelRegistry one = place.registry().template(Mails.template()).open();
        ModelRegistry two = place.registry().template(Mails.template()).open()) {
      Mails.model(one);
      List<ModelRegistry> writers = List.of(one, two, one, two);
      List<List<Integer>> made = atOnce(writers, registry -> trainAndPromote(registry, each));

      Model model = one.model("spam-filter");
      assertThat(made.stream().flatMap(List::stream))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(1, each * writers.size()).boxed().toList());
      assertThat(model.versions()).extracting(ModelVersion::number).isSorted();
      assertThat(model.versions()).hasSize(each * writers.size());
      assertThat(model.versions()).allMatch(v -> v.status() == VersionStatus.TRAINED);
      assertThat(model.now().aliasHistory("latest")).hasSize(each * writers.size());
      assertThat(model.verify().isIntact()).isTrue();
      assertThat(two.model("spam-filter").anchor()).isEqualTo(model.anchor());
    }
  }

  static List<Integer> trainAndPromote(ModelRegistry registry, int times) {
    Model model = registry.model("spam-filter");
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      ModelVersion version = model.train().set("epochs", 1 + i).start().await();
      version.promote("latest").evenIfChanged().commit();
      numbers.add(version.number());
    }
    return numbers;
  }

  @Test
  void aChangeOfSomethingThatChangedMeanwhileIsRefusedAndNamesWho() {
    try (ModelRegistry ada = place.registry().actor("ada").open();
        ModelRegistry bob = place.registry().actor("bob").open()) {
      Model model = Mails.model(ada);
      Change<ModelSnapshot> mine = model.describe("by ada");
      bob.model("spam-filter").describe("by bob").because("typo").commit();

      assertThatThrownBy(mine::commit)
          .isInstanceOf(ConcurrentChangeException.class)
          .hasMessageContaining("was Is this mail spam? when you looked and is by bob now")
          .hasMessageContaining("changed by bob at")
          .hasMessageContaining("(typo)");
      assertThat(mine.evenIfChanged().commit().description()).contains("by ada");
    }
  }

  @Test
  void aPromotionIsRefusedIfTheAliasMovedMeanwhile() {
    try (ModelRegistry ada = place.registry().actor("ada").template(Mails.template()).open();
        ModelRegistry bob = place.registry().actor("bob").open()) {
      Model model = Mails.model(ada);
      ModelVersion first = model.train().start().await();
      ModelVersion second = model.train().start().await();
      Promotion mine = second.promote("champion");
      bob.model("spam-filter").version(1).promote("champion").because("steady").commit();

      assertThatThrownBy(mine::commit)
          .isInstanceOf(ConcurrentChangeException.class)
          .hasMessageContaining("alias champion")
          .hasMessageContaining("by bob at")
          .hasMessageContaining("(steady)");
      assertThat(model.alias("champion")).isEqualTo(first);
      assertThat(mine.evenIfChanged().commit().aliases()).containsExactly("champion");
    }
  }

  @Test
  void twoRollbacksAtOnceAreOne() {
    try (ModelRegistry ada = place.registry().template(Mails.template()).open();
        ModelRegistry bob = place.registry().open()) {
      Model model = Mails.model(ada);
      List<ModelVersion> versions = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        versions.add(model.train().start().await());
        versions.get(i).promote("champion").commit();
      }
      Change<ModelVersion> mine = model.rollback("champion");
      Change<ModelVersion> theirs = bob.model("spam-filter").rollback("champion");

      assertThat(mine.commit()).isEqualTo(versions.get(1));
      assertThat(theirs.commit()).isEqualTo(versions.get(1));
      assertThat(model.rollback("champion").commit()).isEqualTo(versions.get(0));
    }
  }

  @Test
  void aNoteOnAnOldPictureIsRefusedIfTheNoteChanged() {
    try (ModelRegistry registry = place.registry().template(Mails.template()).actor("ada").open()) {
      ModelVersion picture = Mails.model(registry).train().start().await();
      picture.note("first").commit();

      assertThatThrownBy(() -> picture.note("second").commit())
          .isInstanceOf(ConcurrentChangeException.class)
          .hasMessageContaining("note of version 1")
          .hasMessageContaining("was not set when you looked and is first now");
      assertThat(picture.refresh().note("second").commit().note()).contains("second");
    }
  }

  @Test
  void manyWhoOpenANewRegistryAtOnceOpenTheSame() throws Exception {
    List<Integer> openers = List.of(1, 2, 3, 4);
    List<java.util.UUID> ids =
        atOnce(
            openers,
            i -> {
              try (ModelRegistry registry = place.registry().open()) {
                return registry.id();
              }
            });
    assertThat(ids).containsOnly(ids.get(0));
  }

  private interface Work<T, R> {
    R on(T input) throws Exception;
  }

  private static <T, R> List<R> atOnce(List<T> inputs, Work<T, R> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(inputs.size());
    try {
      CyclicBarrier start = new CyclicBarrier(inputs.size());
      List<Callable<R>> calls = new ArrayList<>();
      for (T input : inputs) {
        calls.add(
            () -> {
              start.await();
              return work.on(input);
            });
      }
      List<R> results = new ArrayList<>();
      for (Future<R> future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
