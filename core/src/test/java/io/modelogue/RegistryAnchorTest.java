package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.modelogue.Backend.Place;
import io.modelogue.Finding.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What an anchor of the whole registry is; what it finds is the matter of {@link TamperTest}. */
@ParameterizedClass
@EnumSource(Backend.class)
class RegistryAnchorTest {
  private static final String SPAM = "spam/ filter \u2709";

  private final Place place;
  private final ModelRegistry registry;
  private final RegistryAnchor anchor;

  RegistryAnchorTest(Backend backend) {
    place = backend.place();
    registry = place.registry().actor("ada").open();
    anchor = twoModels();
  }

  @AfterEach
  void close() {
    registry.close();
    place.close();
  }

  private RegistryAnchor twoModels() {
    for (String name : List.of(SPAM, "churn")) {
      Model model = registry.createModel(name).create();
      model
          .register(VersionConfig.builder().build())
          .artifact("model.bin", name.getBytes(StandardCharsets.UTF_8))
          .commit();
      model.version(1).promote("champion").because("first").commit();
    }
    return registry.anchor();
  }

  @Test
  void itHasTheHeadOfEveryModelDeletedOnesToo() {
    registry.model("churn").delete("no longer used");

    assertThat(registry.anchor().registry()).isEqualTo(registry.id());
    assertThat(registry.anchor().models())
        .extracting(Anchor::model, Anchor::revision)
        .containsExactly(tuple("churn", 3L), tuple(SPAM, 2L));
    assertThat(registry.anchor().models()).contains(registry.model(SPAM).anchor());
  }

  @Test
  void whatWasOnlyContinuedIsIntact() {
    registry.model(SPAM).version(1).note("more").commit();
    registry.createModel("new").create();
    registry.model("churn").delete("no longer used");

    Verification verification = registry.verify(anchor);

    assertThat(verification.isIntact()).isTrue();
    assertThat(verification.models()).isEqualTo(3);
    assertThat(verification.commits()).isEqualTo(9);
    assertThat(verification.blobs()).isEqualTo(2);
  }

  @Test
  void theAnchorOfAnotherRegistryIsAFinding() {
    try (ModelRegistry other = ModelRegistry.inMemory().open()) {
      assertThat(other.verify(anchor).findings())
          .extracting(Finding::kind)
          .containsExactly(Kind.OTHER_REGISTRY);
    }
  }

  @Test
  void itsTextSaysItWhole() {
    RegistryAnchor again = RegistryAnchor.parse(anchor.toString());

    assertThat(again).isEqualTo(anchor);
    assertThat(RegistryAnchor.parse(anchor.toString().replace("\n", "\r\n"))).isEqualTo(anchor);
    assertThat(RegistryAnchor.parse(anchor.toString().stripTrailing())).isEqualTo(anchor);
    RegistryAnchor empty = new RegistryAnchor(registry.id(), List.of());
    assertThat(RegistryAnchor.parse(empty.toString())).isEqualTo(empty);
  }

  @Test
  void aTextThatLacksAModelOrWasChangedIsRefused() {
    String text = anchor.toString();
    List<String> lines = text.lines().toList();

    assertThatThrownBy(() -> RegistryAnchor.parse(lines.get(0) + "\n" + lines.get(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("damaged or cut");
    assertThatThrownBy(() -> RegistryAnchor.parse(text.replace("churn", "chorn")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("damaged or cut");
    for (String id : List.of("registry", "0000000000--000001-0000-000000000002")) {
      assertThatThrownBy(
              () -> RegistryAnchor.parse(text.replace(anchor.registry() + " ", id + " ")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("names the registry's id, not \"" + id + "\"");
    }
    for (String none : List.of("", "churn", lines.get(1), text.replace("anchor 1", "anchor 2"))) {
      assertThatThrownBy(() -> RegistryAnchor.parse(none))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("starts with");
    }
  }

  @Test
  void anAnchorHoldsEachModelOfOneRegistryOnce() {
    Anchor first = anchor.models().get(0);
    assertThatThrownBy(() -> new RegistryAnchor(registry.id(), List.of(first, first)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two anchors of model \"churn\"");
    assertThatThrownBy(() -> new RegistryAnchor(UUID.randomUUID(), List.of(first)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not an anchor of registry");
  }
}
