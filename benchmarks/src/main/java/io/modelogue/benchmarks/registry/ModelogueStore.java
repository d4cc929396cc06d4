package io.modelogue.benchmarks.registry;

import io.modelogue.DatasetRef;
import io.modelogue.Model;
import io.modelogue.ModelRegistry;
import io.modelogue.ModelRegistryBuilder;
import io.modelogue.ModelVersion;
import io.modelogue.RegistrationBatch;
import io.modelogue.VersionConfig;
import java.nio.file.Path;
import java.time.Duration;

/** Modelogue itself. */
final class ModelogueStore implements VersionStore {
  private static final DatasetRef MAILS = DatasetRef.of("mails-2025").rows(2_760);

  private final ModelRegistry registry;
  private final Model model;

  private ModelogueStore(ModelRegistry registry) {
    this.registry = registry;
    this.model = registry.createModel("spam-filter").concepts("ham", "spam").createIfAbsent();
  }

  static ModelogueStore open(String kind, Path directory) {
    ModelRegistryBuilder builder =
        kind.equals("modelogue-memory")
            ? ModelRegistry.inMemory()
            : ModelRegistry.builder(directory.resolve("models"));
    return new ModelogueStore(
        (kind.equals("modelogue-stale") ? builder.maxStaleness(Duration.ofHours(1)) : builder)
            .open());
  }

  static VersionConfig config(int epochs) {
    return VersionConfig.builder()
        .dataset(MAILS)
        .set("epochs", epochs)
        .set("learningRate", 0.1)
        .set("optimizer", "adam")
        .build();
  }

  @Override
  public int create(int epochs) {
    return model.register(config(epochs)).commit().number();
  }

  @Override
  public void createAll(int count) {
    RegistrationBatch batch = model.batch();
    for (int i = 0; i < count; i++) {
      batch = batch.add(model.register(config(i)));
    }
    var unused = batch.commit();
  }

  @Override
  public long epochsOf(int number) {
    return epochs(model.version(number));
  }

  @Override
  public void name(int number, String label, String alias) {
    model.version(number).label(label).commit();
    model.version(number).promote(alias).commit();
  }

  @Override
  public long epochsOfHolder(String alias) {
    return epochs(model.alias(alias));
  }

  @Override
  public long epochsOfLabelled(String label) {
    return epochs(model.version(label));
  }

  @Override
  public long epochsOfAll() {
    return model.versions().stream().mapToLong(ModelogueStore::epochs).sum();
  }

  private static long epochs(ModelVersion version) {
    return version.config().getInt("epochs");
  }

  @Override
  public int list() {
    return model.versions().size();
  }

  @Override
  public long countWith(int epochs) {
    return registry.versions().setting("epochs", epochs).stream().count();
  }

  @Override
  public void close() {
    registry.close();
  }
}
