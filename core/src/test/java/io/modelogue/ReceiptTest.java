package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.Backend.Place;
import io.modelogue.Finding.Kind;
import io.modelogue.internal.Checksum;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Receipts: lines beside decisions that name the version that decided. */
@ParameterizedClass
@EnumSource(Backend.class)
class ReceiptTest {
  private static final String SPAM = "spam/ filter \u2709 ";

  private final Backend backend;
  private final Place place;
  private final ModelRegistry registry;
  private final Model spam;
  private final ModelVersion version;
  private final Receipt receipt;

  ReceiptTest(Backend backend) {
    this.backend = backend;
    place = backend.place();
    registry = place.registry().actor("ada").open();
    spam = registry.createModel(SPAM).create();
    version =
        spam.register(VersionConfig.builder().build())
            .artifact("model.bin", "weights".getBytes(StandardCharsets.UTF_8))
            .artifact("words.txt", "cheap".getBytes(StandardCharsets.UTF_8))
            .commit();
    receipt = version.receipt();
  }

  @AfterEach
  void close() {
    registry.close();
    place.close();
  }

  @Test
  void itNamesRegistryModelVersionFilesAndRevision() {
    assertThat(receipt.anchor()).isEqualTo(spam.anchor());
    assertThat(receipt.anchor().registry()).isEqualTo(registry.id());
    assertThat(receipt.number()).isEqualTo(1);
    assertThat(receipt.id()).isEqualTo(version.id());
    assertThat(receipt.artifacts())
        .containsExactlyElementsOf(
            version.artifacts().stream().map(StoredArtifact::digest).toList())
        .hasSize(2);
  }

  @Test
  void itsLineSaysItWhole() {
    assertThat(receipt.toString()).doesNotContain("\n").startsWith("modelogue-receipt/1/");
    assertThat(Receipt.parse(receipt.toString())).isEqualTo(receipt);
    assertThat(Receipt.parse(receipt + "\r\n")).isEqualTo(receipt);
    Receipt withoutFiles = spam.register(VersionConfig.builder().build()).commit().receipt();
    assertThat(Receipt.parse(withoutFiles.toString())).isEqualTo(withoutFiles);
  }

  @Test
  void everyChangedOrMissingCharacterOfTheLineIsNoticed() {
    String line = receipt.toString();
    for (int i = 0; i < line.length(); i++) {
      String changed =
          line.substring(0, i) + (line.charAt(i) == 'x' ? 'y' : 'x') + line.substring(i + 1);
      String cut = line.substring(0, i);

      assertThatThrownBy(() -> Receipt.parse(changed)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Receipt.parse(cut)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Receipt.parse(line.substring(0, line.length() - 1)))
        .hasMessageContaining("was damaged or cut since it was made");
    assertThatThrownBy(() -> Receipt.parse(line.replace("receipt/1", "receipt/2")))
        .hasMessageContaining("a receipt of this release starts with modelogue-receipt/1/");
    assertThatThrownBy(() -> Receipt.parse("modelogue-receipt/1/" + Checksum.of("1/2") + "/1/2"))
        .hasMessageContaining("names no version and anchor");
    String said = line.split("/", 4)[3].replaceFirst("^[0-9]+", "one");
    assertThatThrownBy(() -> Receipt.parse("modelogue-receipt/1/" + Checksum.of(said) + "/" + said))
        .hasMessageContaining("a receipt's version is a whole number, not \"one\"");
  }

  @Test
  void itIsProvenWhateverHappensAfterIt() {
    version.promote("champion").commit();
    version.note("more").commit();
    spam.delete("no longer used");

    assertThat(registry.verify(receipt).isIntact()).isTrue();
    assertThat(registry.verify(receipt).commits()).isEqualTo(5);
  }

  @Test
  void damageBehindItTakesNothingFromIt() {
    version.note("more").commit();
    version.tag("team", "mail").commit();

    afterDeed(
        storage -> new Forgery(storage.commits(SPAM)).edit(2, "more", "less"),
        tampered -> {
          assertThat(tampered.verify().isIntact()).isFalse();
          assertThat(tampered.verify(receipt).isIntact()).isTrue();
        });
  }

  @Test
  void aCommitRightBehindItThatIsNoneTakesNothingFromIt() {
    version.note("more").commit();
    version.tag("team", "mail").commit();

    afterDeed(
        storage -> new Forgery(storage.commits(SPAM)).edit(2, "{", "["),
        tampered -> {
          assertThat(tampered.verify().findings())
              .extracting(Finding::kind)
              .containsExactly(Kind.UNREADABLE);
          assertThat(tampered.verify(receipt).isIntact()).isTrue();
        });
  }

  @Test
  void damageBeforeItIsNamed() {
    version.note("more").commit();
    Receipt later = spam.version(1).receipt();

    assertThat(kinds(later, storage -> new Forgery(storage.commits(SPAM)).edit(1, ".bin", ".ban")))
        .containsExactly(Kind.CHAIN_BROKEN);
  }

  @Test
  void aHistoryThatWasRewrittenOrCutOffIsNamed() {
    assertThat(
            kinds(
                receipt,
                storage -> new Forgery(storage.commits(SPAM)).replaceFrom(0, "\"ada\"", "\"eve\"")))
        .containsExactly(Kind.REWRITTEN);
    assertThat(kinds(receipt, storage -> storage.commits(SPAM).remove(1)))
        .containsExactly(Kind.CUT_OFF);
    assertThat(kinds(receipt, storage -> storage.removeModel(SPAM)))
        .containsExactly(Kind.MODEL_MISSING);
  }

  @Test
  void aReceiptThatSaysSomethingElseIsToldExactlyWhat() {
    Receipt otherId = new Receipt(receipt.anchor(), 1, "0".repeat(32), receipt.artifacts());
    Receipt otherFile = new Receipt(receipt.anchor(), 1, receipt.id(), List.of("0".repeat(64)));
    Receipt otherNumber = new Receipt(receipt.anchor(), 2, receipt.id(), receipt.artifacts());

    assertThat(finding(otherId))
        .contains("version 1 with the id " + version.id() + ", the receipt says 000");
    assertThat(finding(otherFile)).contains("with the files [").contains("the receipt says [000");
    assertThat(finding(otherNumber)).endsWith("at revision 1: the history has no version 2");
  }

  @Test
  void aReceiptOfAnotherRegistryIsAFinding() {
    try (ModelRegistry other = ModelRegistry.inMemory().open()) {
      assertThat(other.verify(receipt).findings())
          .extracting(Finding::kind)
          .containsExactly(Kind.OTHER_REGISTRY);
    }
  }

  @Test
  void itsPartsAreChecked() {
    assertThatThrownBy(() -> new Receipt(receipt.anchor(), 0, receipt.id(), List.of()))
        .hasMessageContaining("1 or more, not 0");
    assertThatThrownBy(() -> new Receipt(receipt.anchor(), 1, "id", List.of()))
        .hasMessageContaining("32 lower-case hex digits");
    assertThatThrownBy(() -> new Receipt(receipt.anchor(), 1, receipt.id(), List.of("x")))
        .hasMessageContaining("64 lower-case hex digits");
  }

  /** Copies the registry with a deed done to it into a new place, and looks at it there. */
  private void afterDeed(Consumer<EditableStorage> deed, Consumer<ModelRegistry> look) {
    EditableStorage storage = EditableStorage.copyOf(place.storage());
    deed.accept(storage);
    Place tampered = backend.place();
    storage.writeTo(tampered.storage());
    try (tampered;
        ModelRegistry opened = tampered.registry().open()) {
      look.accept(opened);
    }
  }

  private List<Kind> kinds(Receipt asked, Consumer<EditableStorage> deed) {
    List<Kind> kinds = new ArrayList<>();
    afterDeed(
        deed, tampered -> tampered.verify(asked).findings().forEach(f -> kinds.add(f.kind())));
    return kinds;
  }

  private String finding(Receipt asked) {
    List<Finding> findings = registry.verify(asked).findings();
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).kind()).isEqualTo(Kind.RECEIPT_WRONG);
    return findings.get(0).toString();
  }
}
