package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.storage.MemoryStorage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often the store is asked what is new: once for each call, and no oftener than that. */
class LooksAtTheStoreTest {
  private static final VersionConfig CONFIG = VersionConfig.builder().set("epochs", 3).build();

  private final ReadsObserved storage = new ReadsObserved(MemoryStorage.create());
  private final ModelRegistry registry = ModelRegistry.builder(storage).actor("ada").open();
  private final Model model = registry.createModel("m").create();

  @BeforeEach
  void fill() {
    model.register(CONFIG).label("first").commit().promote("champion").commit();
    storage.reads.clear();
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void aVersionThatIsInTheCacheCostsOneLook() {
    assertThat(model.version(1).config().getInt("epochs")).isEqualTo(3);
    assertThat(storage.reads).hasSize(1);
  }

  @Test
  void soDoNamesAndLists() {
    assertThat(model.alias("champion").number()).isEqualTo(1);
    assertThat(model.version("first").number()).isEqualTo(1);
    assertThat(model.versions()).hasSize(1);
    assertThat(storage.reads).hasSize(3);
  }

  @Test
  void aVersionThatIsRegisteredCostsNoneBeforeItIsWritten() {
    assertThat(model.register(CONFIG).commit().number()).isEqualTo(2);
    assertThat(storage.reads).isEmpty();
  }

  @Test
  void whatIsRefusedCostsOneLook() {
    assertThatThrownBy(() -> model.register(CONFIG).label("first").commit())
        .hasMessageContaining("first");
    assertThat(storage.reads).hasSize(1);
  }

  @Test
  void aVersionWithFilesCostsOneBeforeTheyAreStored() {
    model
        .register(CONFIG)
        .artifact("model.bin", "weights".getBytes(StandardCharsets.UTF_8))
        .commit();
    assertThat(storage.reads).hasSize(1);
  }
}
