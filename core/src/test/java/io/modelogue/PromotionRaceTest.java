package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.evaluation.Metric;
import io.modelogue.storage.BlobStore;
import io.modelogue.storage.Journal;
import io.modelogue.storage.MemoryStorage;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageInfo;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What changes while a promotion compares: the moment is hit by the reading of a kept score. */
class PromotionRaceTest {
  private final MemoryStorage memory = MemoryStorage.create();
  private final AtomicReference<Runnable> whileComparing = new AtomicReference<>(() -> {});
  private final AtomicReference<Runnable> whileAppending = new AtomicReference<>(() -> {});
  private final ModelRegistry ada =
      ModelRegistry.builder(new Interrupting(memory.another(OpenMode.CREATE)))
          .template(Mails.template())
          .actor("ada")
          .open();
  private final Model spam = Mails.model(ada);
  private final ModelRegistry bob =
      ModelRegistry.builder(memory.another(OpenMode.CREATE))
          .template(Mails.template())
          .actor("bob")
          .open();
  private final ModelVersion weak = evaluated(5);
  private final ModelVersion middle = evaluated(50);
  private final ModelVersion strong = evaluated(500);

  @AfterEach
  void close() {
    ada.close();
    bob.close();
    memory.close();
  }

  private ModelVersion evaluated(int epochs) {
    ModelVersion version = spam.train().set("epochs", epochs).start().await();
    return version.evaluate().on(HELD_OUT).start().await().version();
  }

  @Test
  void whenTheHolderChangesMeanwhileTheNewOneIsCompared() {
    weak.promote("champion").commit();
    whileComparing.set(() -> ofBob(strong).promote("champion").commit());

    assertThatThrownBy(
            () ->
                middle
                    .promote("champion")
                    .evenIfChanged()
                    .ifNotWorse(Metric.ROC_AUC, 0.001)
                    .commit())
        .isInstanceOf(GateFailedException.class)
        .hasMessageContaining("may be worse than version 3");
    assertThat(spam.alias("champion")).isEqualTo(strong);
  }

  @Test
  void whenTheHolderChangesMeanwhileWhoDoesNotInsistIsRefused() {
    weak.promote("champion").commit();
    whileComparing.set(() -> ofBob(strong).promote("champion").commit());

    assertThatThrownBy(() -> middle.promote("champion").ifNotWorse(Metric.ROC_AUC, 0.001).commit())
        .isInstanceOf(ConcurrentChangeException.class)
        .hasMessageContaining("by bob");
  }

  @Test
  void whenAnEvaluationIsAddedMeanwhileItsResultCounts() {
    middle.promote("champion").commit();
    whileComparing.set(
        () -> {
          var unused =
              ofBob(strong).evaluate().on(HELD_OUT).predictions(Mails.score(1)).start().await();
        });

    assertThatThrownBy(() -> strong.promote("champion").ifNotWorse(Metric.ROC_AUC, 0.001).commit())
        .isInstanceOf(GateFailedException.class);
  }

  @Test
  void whenThePrimaryDataSetChangesMeanwhileTheNewOneDecides() {
    DatasetRef smoke = DatasetRef.of("smoke");
    weak.promote("champion").commit();
    var unused = weak.evaluate().on(smoke).predictions(Mails.score(500)).start().await();
    unused = strong.evaluate().on(smoke).predictions(Mails.score(1)).start().await();
    whileComparing.set(() -> bob.model("spam-filter").primary(Metric.ROC_AUC, smoke).commit());

    assertThatThrownBy(() -> strong.promote("champion").ifNotWorse(Metric.ROC_AUC, 0.005).commit())
        .isInstanceOf(GateFailedException.class)
        .hasMessageContaining("may be worse than version 1");
    assertThat(spam.alias("champion")).isEqualTo(weak);
  }

  @Test
  void whenAnApprovalIsWithdrawnMeanwhileItDoesNotCount() {
    weak.promote("champion").commit();
    ofBob(strong).approve("champion").commit();
    whileComparing.set(() -> ofBob(strong).withdrawApproval("champion").commit());

    assertThatThrownBy(
            () ->
                strong.promote("champion").ifNotWorse(Metric.ROC_AUC, 0.005).approvedBy(1).commit())
        .isInstanceOf(ApprovalsMissingException.class);
    assertThat(spam.alias("champion")).isEqualTo(weak);
  }

  @Test
  void whatHasNothingToDoWithItDoesNotMatter() {
    weak.promote("champion").commit();
    whileComparing.set(() -> bob.model("spam-filter").describe("something else").commit());

    strong.promote("champion").ifNotWorse(Metric.ROC_AUC, 0.005).commit();

    assertThat(spam.alias("champion")).isEqualTo(strong);
  }

  @Test
  void aRegistryThatReadsFromMemoryForAWhileComparesWithTheHolderOfNow() {
    try (ModelRegistry patient =
        ModelRegistry.builder(memory.another(OpenMode.CREATE))
            .actor("cleo")
            .maxStaleness(Duration.ofDays(1))
            .open()) {
      ModelVersion candidate = patient.model("spam-filter").version(middle.number());
      ofBob(strong).promote("champion").commit();

      assertThatThrownBy(
              () ->
                  candidate
                      .promote("champion")
                      .evenIfChanged()
                      .ifNotWorse(Metric.ROC_AUC, 0.001)
                      .commit())
          .isInstanceOf(GateFailedException.class)
          .hasMessageContaining("may be worse than version 3");
      assertThat(patient.anchor().models()).containsExactly(spam.anchor());
    }
  }

  private ModelVersion ofBob(ModelVersion version) {
    return bob.model("spam-filter").version(version.number());
  }

  /** Neither the empty place nor a holder without results has any that could have changed. */
  @Test
  void whoeverTakesTheEmptyPlaceMeanwhileMustBeBeatenToo() {
    ModelVersion unknown = spam.register(VersionConfig.builder().build()).commit();
    whileAppending.set(() -> ofBob(unknown).promote("champion").commit());

    assertThatThrownBy(
            () ->
                strong
                    .promote("champion")
                    .evenIfChanged()
                    .ifNotWorse(Metric.ROC_AUC, 0.005)
                    .commit())
        .isInstanceOf(GateFailedException.class)
        .hasMessageContaining("cannot be shown to be as good as version 4");
    assertThat(spam.alias("champion")).isEqualTo(unknown);
  }

  /** Does something once, when a blob is opened, or when something is appended. */
  private final class Interrupting implements Storage {
    private final Storage storage;
    private final Journal journal;
    private final BlobStore blobs;

    Interrupting(Storage storage) {
      this.storage = storage;
      this.journal = before("append", whileAppending, Journal.class, storage.journal());
      this.blobs = before("open", whileComparing, BlobStore.class, storage.blobs());
    }

    private static <T> T before(
        String call, AtomicReference<Runnable> first, Class<T> type, T target) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                if (method.getName().equals(call)) {
                  first.getAndSet(() -> {}).run();
                }
                try {
                  return method.invoke(target, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }

    @Override
    public Journal journal() {
      return journal;
    }

    @Override
    public BlobStore blobs() {
      return blobs;
    }

    @Override
    public StorageInfo info() {
      return storage.info();
    }

    @Override
    public void close() {
      storage.close();
    }
  }
}
