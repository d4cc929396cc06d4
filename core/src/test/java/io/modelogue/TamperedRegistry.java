package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.Backend.Place;
import io.modelogue.storage.Commit;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Two models of seven revisions each, anchors of them, and the hand of somebody who has access to
 * the store. What was tampered with is written into a place of a backend and read there.
 */
final class TamperedRegistry implements AutoCloseable {
  static final String SPAM = "spam";
  static final int NEWEST = 6;

  final EditableStorage storage = new EditableStorage();
  final Anchor anchor;
  final RegistryAnchor whole;
  private final Place place;
  private ModelRegistry registry = open(storage);

  TamperedRegistry(Backend backend) {
    place = backend.place();
    anchor = history(registry, SPAM);
    history(registry, "other");
    whole = registry.anchor();
  }

  /** Returns the registry as it was opened last. */
  ModelRegistry registry() {
    return registry;
  }

  static Anchor history(ModelRegistry registry, String name) {
    Model model = registry.createModel(name).create();
    ModelVersion one = version(model, "one");
    ModelVersion two = version(model, "two");
    one.promote("champion").because("first").commit();
    two.promote("champion").because("better").commit();
    model.rollback("champion").because("worse").commit();
    one.note("keep").commit();
    return model.anchor();
  }

  private static ModelVersion version(Model model, String text) {
    return model
        .register(VersionConfig.builder().build())
        .artifact("model.bin", text.getBytes(StandardCharsets.UTF_8))
        .commit();
  }

  void reopen() {
    registry.close();
    registry = open(storage);
  }

  /** Goes on with what lies in the storage now, as the backend holds it. */
  void readFromBackend() {
    read(storage);
  }

  void read(EditableStorage tampered) {
    registry.close();
    tampered.writeTo(place.storage());
    registry = place.registry().actor("ann").open();
  }

  static ModelRegistry open(EditableStorage storage) {
    return ModelRegistry.builder(storage).actor("ann").open();
  }

  /** A registry that looks at the store whenever it is asked. */
  ModelRegistry registryWithoutMemory() {
    registry.close();
    registry = ModelRegistry.builder(storage).actor("ann").cacheBytes(0).open();
    return registry;
  }

  Forgery forgery() {
    return new Forgery(spam());
  }

  List<Commit> spam() {
    return storage.commits(SPAM);
  }

  Commit other(int revision) {
    return storage.commits("other").get(revision);
  }

  static Commit ofAnotherRegistry(int revision) {
    EditableStorage elsewhere = new EditableStorage();
    try (ModelRegistry registry = open(elsewhere)) {
      history(registry, SPAM);
      return elsewhere.commits(SPAM).get(revision);
    }
  }

  void removeAndMakeAnew() {
    storage.removeModel(SPAM);
    reopen();
    Anchor anew = history(registry, SPAM);
    assertThat(anew.revision()).isEqualTo(NEWEST);
  }

  void putBackAndGoOn() {
    spam().subList(4, 7).clear();
    reopen();
    ModelVersion one = registry.model(SPAM).version(1);
    one.note("a").commit();
    one.refresh().note("b").commit();
    one.refresh().note("c").commit();
  }

  @Override
  public void close() {
    registry.close();
    place.close();
  }
}
