package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.Backend.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What deleting would do is known before it is done. */
@ParameterizedClass
@EnumSource(Backend.class)
class DeletionPreviewTest {
  private static final VersionConfig CONFIG = VersionConfig.builder().build();

  private final Place place;
  private final ModelRegistry registry;
  private final Model spam;

  DeletionPreviewTest(Backend backend) {
    place = backend.place();
    registry = place.registry().actor("ada").open();
    spam = Mails.model(registry);
  }

  @AfterEach
  void close() {
    registry.close();
    place.close();
  }

  @Test
  void thePreviewOfAVersionNamesAliasesChildrenAndBytes() {
    ModelVersion parent =
        spam.register(CONFIG)
            .artifact("own.bin", new byte[100])
            .artifact("shared.bin", new byte[30])
            .commit();
    ModelVersion child =
        spam.register(CONFIG).from(parent).artifact("shared.bin", new byte[30]).commit();
    ModelVersion gone = spam.register(CONFIG).from(parent).commit().delete("unused");
    parent.promote("champion").commit();

    DeletionPreview preview = parent.deletionPreview();

    assertThat(preview.versions()).containsExactly(parent);
    assertThat(preview.aliases()).containsOnlyKeys("champion");
    assertThat(preview.children()).containsExactly(child).doesNotContain(gone);
    assertThat(preview.bytesFreed()).isEqualTo(100);
    assertThat(preview.bytesShared()).isEqualTo(30);
    assertThat(preview.refusal())
        .contains(
            "version 1 of \"spam-filter\" is the champion; move the alias before deleting it, or"
                + " use deleteAnyway");
    assertThat(preview)
        .asString()
        .contains("started from it: version 2", "it frees 100 bytes; 30 bytes are shared");
    assertThat(spam.history()).hasSize(5 + 1);
  }

  @Test
  void thePreviewOfAModelCountsWhatItAloneKeeps() {
    Model churn = registry.createModel("churn").create();
    churn.register(CONFIG).artifact("shared.bin", new byte[30]).commit();
    spam.register(CONFIG).artifact("a.bin", new byte[7]).commit();
    spam.register(CONFIG).artifact("b.bin", new byte[7]).commit();
    spam.register(CONFIG).artifact("c.bin", new byte[30]).commit().promote("champion").commit();

    DeletionPreview preview = spam.deletionPreview();

    assertThat(preview.versions()).hasSize(3);
    assertThat(preview.aliases()).containsOnlyKeys("champion");
    assertThat(preview.children()).isEmpty();
    assertThat(preview.bytesFreed()).isEqualTo(7);
    assertThat(preview.bytesShared()).isEqualTo(30);
    assertThat(preview.refusal()).isEmpty();
  }

  @Test
  void whatThePreviewSaysIsWhatAPurgeFrees() {
    ModelVersion version = spam.register(CONFIG).artifact("own.bin", new byte[100]).commit();
    assertThat(version.deletionPreview().bytesFreed()).isEqualTo(100);

    version.delete("unused");
    assertThat(version.deletionPreview().bytesFreed()).isEqualTo(100);
    version.purge("unused");

    assertThat(version.deletionPreview().bytesFreed()).isZero();
    assertThat(version.deletionPreview().bytesShared()).isZero();
  }
}
