package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cache changes how fast answers come, never what they are. */
class CacheTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1_000, 1L << 30})
  void theAnswerIsTheSameWhateverTheCacheHolds(long bytes) {
    try (ModelRegistry registry = ModelRegistry.inMemory().cacheBytes(bytes).open()) {
      for (int m = 0; m < 20; m++) {
        Model model = registry.createModel("model-" + m).create();
        for (int v = 0; v < 5; v++) {
          model.register(VersionConfig.builder().set("v", v).build()).commit();
        }
        model.version(3).promote("champion").commit();
      }
      for (int m = 0; m < 20; m++) {
        Model model = registry.model("model-" + m);
        assertThat(model.versions()).hasSize(5);
        assertThat(model.alias("champion").config().getInt("v")).isEqualTo(2);
      }
    }
  }
}
