package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.storage.MemoryStorage;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a search reads, and when. */
class FindingCostTest {
  private static final int MODELS = 7;

  private final ReadsObserved storage = new ReadsObserved(MemoryStorage.create());
  private final ModelRegistry registry = ModelRegistry.builder(storage).cacheBytes(0).open();

  FindingCostTest() {
    for (int i = 0; i < MODELS; i++) {
      Model model = registry.createModel(name(i)).create();
      for (int v = 0; v < 3; v++) {
        model.register(VersionConfig.builder().set("v", v).build()).commit();
      }
    }
    storage.pageItems = 2;
    storage.reads.clear();
  }

  @AfterEach
  void close() {
    registry.close();
  }

  private static String name(int i) {
    return "model-" + i;
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(FindingCostTest::name).toList();
  }

  @Test
  void nothingIsReadBeforeTheStreamIs() {
    Stream<ModelVersion> unsorted = registry.versions().stream();
    Stream<ModelVersion> sorted = registry.versions().newestFirst().stream();
    assertThat(storage.reads).isEmpty();
    assertThat(unsorted).hasSize(3 * MODELS);
    assertThat(sorted).hasSize(3 * MODELS);
  }

  @Test
  void modelsAreReadOneByOneAndOnlyAsFarAsAsked() {
    assertThat(registry.versions().stream().limit(4)).hasSize(4);
    assertThat(storage.reads).isEqualTo(names(2));

    storage.reads.clear();
    var found = registry.versions().setting("v", 1).stream().iterator();
    found.next();
    assertThat(storage.reads).isEqualTo(names(1));
    found.next();
    assertThat(storage.reads).isEqualTo(names(2));
  }

  @Test
  void allPagesAreFollowed() {
    assertThat(registry.versions().list())
        .hasSize(3 * MODELS)
        .extracting(v -> v.model().name())
        .containsSequence(name(1), name(2));
    assertThat(storage.reads).isEqualTo(names(MODELS));
  }

  @Test
  void modelsWhoseNameIsNotWantedAreNotRead() {
    assertThat(registry.versions().inModel(name(5)).list()).hasSize(3);
    assertThat(storage.reads).containsExactly(name(5));
  }

  @Test
  void anOrderReadsAllModelsOnceAndThenWhatIsTaken() {
    assertThat(registry.versions().newestFirst().stream().limit(1)).hasSize(1);

    assertThat(storage.reads.subList(0, MODELS)).isEqualTo(names(MODELS));
    assertThat(storage.reads).hasSize(MODELS + 1);
  }

  @Test
  void aStoreThatFailsFailsTheStreamAndTheNextOneWorks() {
    var found = registry.versions().stream().iterator();
    found.next();
    storage.failing = true;
    found.next();
    found.next();
    assertThatThrownBy(found::next)
        .isInstanceOf(StorageFailureException.class)
        .hasMessageContaining("model-1");

    storage.failing = false;
    assertThat(registry.versions().list()).hasSize(3 * MODELS);
  }

  @Test
  void aClosedRegistryFindsNothing() {
    VersionQuery query = registry.versions();
    registry.close();
    assertThatThrownBy(query::list).isInstanceOf(RegistryClosedException.class);
  }
}
