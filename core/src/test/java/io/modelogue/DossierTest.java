package io.modelogue;

import static io.modelogue.Mails.HELD_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.modelogue.Backend.Place;
import io.modelogue.evaluation.Metric;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A dossier stands alone: read, compared and verified without the registry it comes from. */
@ParameterizedClass
@EnumSource(Backend.class)
class DossierTest {
  private final Place place;
  private final ModelRegistry registry;
  private final Model spam;
  @TempDir private Path directory;

  DossierTest(Backend backend) {
    place = backend.place();
    registry = place.registry().template(Mails.template()).actor("ada").open();
    spam = Mails.model(registry);
  }

  @BeforeEach
  void fill() {
    for (int epochs : List.of(1, 500)) {
      ModelVersion version = spam.train().set("epochs", epochs).start().await();
      version.evaluate().on(HELD_OUT).start().await();
    }
    spam.version(2).promote("champion").because("better").commit();
    registry.createModel("churn").create();
  }

  @AfterEach
  void close() {
    registry.close();
    place.close();
  }

  private Path dossier(String name) {
    return directory.resolve(name);
  }

  @Test
  void aDirectoryAndAZipFileHoldTheWholeRegistry() {
    for (String name : List.of("dossier", "dossier.zip")) {
      List<Anchor> anchors = registry.export(dossier(name));

      assertThat(anchors).containsExactly(registry.model("churn").anchor(), spam.anchor());
      Verification verification = Dossier.verify(dossier(name)).requireIntact();
      assertThat(verification.models()).isEqualTo(2);
      assertThat(verification.blobs()).isEqualTo(registry.verify().blobs());
      try (ModelRegistry opened = ModelRegistry.openDossier(dossier(name))) {
        Model same = opened.model("spam-filter");
        assertThat(opened.id()).isEqualTo(registry.id());
        assertThat(same.history()).isEqualTo(spam.history());
        assertThat(same.verify(spam.anchor()).isIntact()).isTrue();
        assertThat(same.alias("champion")).isEqualTo(spam.version(2));
        assertThat(same.version(2).artifact("model.bin").bytes())
            .isEqualTo(spam.version(2).artifact("model.bin").bytes());
        assertThat(same.version(1).log()).isEqualTo(spam.version(1).log());
        assertThat(same.compare(same.version(1), same.version(2)).metric(Metric.ROC_AUC).verdict())
            .isEqualTo(Verdict.BETTER);
        assertThat(same.asOf(spam.now().at()).versions()).hasSize(2);
      }
    }
  }

  @Test
  void receiptsOfTheOriginalAreProvenInADossier() {
    Receipt kept = Receipt.parse(spam.alias("champion").receipt().toString());
    Receipt ofChurn =
        registry.model("churn").register(VersionConfig.builder().build()).commit().receipt();
    spam.version(2).note("written after the receipt").commit();
    spam.export(dossier("spam.zip"));

    try (ModelRegistry opened = ModelRegistry.openDossier(dossier("spam.zip"))) {
      assertThat(opened.verify(kept).requireIntact().commits())
          .isEqualTo(spam.anchor().revision() + 1);
      assertThat(opened.model("spam-filter").version(2).receipt())
          .isEqualTo(spam.version(2).receipt());
      assertThat(opened.verify(ofChurn).findings())
          .singleElement()
          .satisfies(f -> assertThat(f.kind()).isEqualTo(Finding.Kind.MODEL_MISSING))
          .satisfies(f -> assertThat(f.detail()).contains("spam.zip", "left out of a dossier"));
      assertThat(opened.verify(registry.anchor()).findings())
          .extracting(Finding::kind, Finding::model)
          .containsExactly(tuple(Finding.Kind.MODEL_MISSING, Optional.of("churn")));
    }
  }

  @Test
  void oneModelIsExportedAlone() {
    Anchor anchor = spam.export(dossier("spam.zip"));

    try (ModelRegistry opened = ModelRegistry.openDossier(dossier("spam.zip"))) {
      assertThat(opened.modelNames()).containsExactly("spam-filter");
      opened.model("spam-filter").verify(anchor).requireIntact();
      opened.verify().requireIntact();
    }
  }

  @Test
  void aDossierIsOnlyRead() {
    spam.export(dossier("spam"));

    try (ModelRegistry opened = ModelRegistry.openDossier(dossier("spam"))) {
      assertThatThrownBy(() -> opened.model("spam-filter").describe("other").commit())
          .isInstanceOf(ReadOnlyRegistryException.class);
      assertThatThrownBy(() -> opened.createModel("new").create())
          .isInstanceOf(ReadOnlyRegistryException.class);
    }
  }

  @Test
  void everyFileOfADossierThatIsChangedOrRemovedIsFound() throws IOException {
    spam.version(1).delete("old").purge("old");
    registry.export(dossier("original"));
    List<Path> files;
    try (Stream<Path> tree = Files.walk(dossier("original"))) {
      files = tree.filter(Files::isRegularFile).toList();
    }
    assertThat(files).hasSizeGreaterThan(15);

    for (Path file : files) {
      byte[] right = Files.readAllBytes(file);
      byte[] wrong = right.clone();
      wrong[wrong.length / 2] ^= 1;
      Files.write(file, wrong);
      assertThat(isIntact(dossier("original"))).as("changed: %s", file).isFalse();
      Files.delete(file);
      assertThat(isIntact(dossier("original"))).as("removed: %s", file).isFalse();
      Files.write(file, right);
    }
    assertThat(isIntact(dossier("original"))).isTrue();
  }

  private static boolean isIntact(Path dossier) {
    try {
      return Dossier.verify(dossier).isIntact();
    } catch (RegistryOpenException | DamagedHistoryException e) {
      return false;
    }
  }

  @Test
  void aTailThatIsCutOffTogetherWithTheManifestIsFoundByTheAnchorAlone() throws IOException {
    Path early = dossier("early");
    spam.export(early);
    spam.describe("changed later").commit();
    Anchor later = spam.export(dossier("late"));

    assertThat(Dossier.verify(early).isIntact()).isTrue();
    try (ModelRegistry opened = ModelRegistry.openDossier(early)) {
      assertThat(opened.model("spam-filter").verify(later).findings())
          .extracting(Finding::kind)
          .containsExactly(Finding.Kind.CUT_OFF);
    }
  }

  @Test
  void purgedAndErasedContentIsNotExportedAndNotDamage() {
    spam.version(1).delete("old").purge("old");
    spam.version(2).evaluation().erasePredictions("asked for");

    registry.export(dossier("dossier.zip"));

    assertThat(Dossier.verify(dossier("dossier.zip")).requireIntact().removed())
        .extracting(Finding::kind)
        .contains(Finding.Kind.PURGED, Finding.Kind.ERASED);
  }

  @Test
  void whatAnotherModelSharesWithAPurgedVersionStaysOutOfADossierOfThatModel() {
    Model churn = registry.model("churn");
    churn.register(VersionConfig.builder().build()).artifact("a", new byte[] {7}).commit();
    ModelVersion mine =
        spam.register(VersionConfig.builder().build()).artifact("a", new byte[] {7}).commit();
    mine.delete("old").purge("old");

    spam.export(dossier("spam"));

    assertThat(registry.verify().requireIntact().removed()).isEmpty();
    assertThat(Dossier.verify(dossier("spam")).requireIntact().removed()).hasSize(1);
  }

  @Test
  void aDeletedModelIsExportedToo() {
    spam.delete("replaced");

    assertThat(spam.export(dossier("spam")).revision()).isEqualTo(spam.history().size() - 1);
    Dossier.verify(dossier("spam")).requireIntact();
  }

  @Test
  void whatIsDamagedIsNotExportedAndNothingIsLeftBehind() throws IOException {
    try (Storage other = place.storage()) {
      other
          .blobs()
          .delete(BlobId.parse(spam.version(1).artifact("model.bin").digest()), Instant.MAX);
    }

    assertThatThrownBy(() -> registry.export(dossier("dossier")))
        .isInstanceOf(StorageFailureException.class)
        .hasMessageContaining("exporting the files of \"spam-filter\"");

    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void nothingThatIsThereIsOverwritten() throws IOException {
    Files.createDirectory(dossier("taken"));

    assertThatThrownBy(() -> registry.export(dossier("taken")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("already; name a place that is free");
  }

  @Test
  void whatIsNoDossierIsNotOpened() throws IOException {
    Path text = Files.writeString(dossier("note.txt"), "no dossier");

    for (Path wrong : List.of(dossier("nowhere"), text, directory)) {
      assertThatThrownBy(() -> ModelRegistry.openDossier(wrong))
          .isInstanceOf(RegistryOpenException.class)
          .hasMessageContaining("there is no dossier at " + wrong);
    }
  }

  @Test
  void strangeNamesStayInTheManifest() {
    for (String strange : List.of("../../etc/passwd", "CON", "模型", "a/b\\c:d")) {
      registry.createModel(strange).create();
    }

    registry.export(dossier("dossier"));

    try (ModelRegistry opened = ModelRegistry.openDossier(dossier("dossier"))) {
      assertThat(opened.modelNames()).isEqualTo(registry.modelNames());
      opened.verify().requireIntact();
    }
  }
}
