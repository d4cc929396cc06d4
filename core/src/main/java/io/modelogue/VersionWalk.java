package io.modelogue;

import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.VersionState;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.Page;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All versions of all models, model by model in the order of names. Holds a page of names and one
 * model at a time, and reads no further than it is asked. Used by one thread.
 */
final class VersionWalk implements Iterator<ModelVersion> {
  private final OpenRegistry registry;
  private final Predicate<String> wanted;
  private Optional<Cursor> nextPage = Optional.of(Cursor.START);
  private Iterator<String> models = Collections.emptyIterator();
  private Iterator<ModelVersion> versions = Collections.emptyIterator();

  VersionWalk(OpenRegistry registry, Predicate<String> wanted) {
    this.registry = registry;
    this.wanted = wanted;
  }

  @Override
  public boolean hasNext() {
    while (!versions.hasNext()) {
      if (models.hasNext()) {
        versions = versions(models.next());
      } else if (nextPage.isPresent()) {
        Page<String> page = registry.engine().modelNames(nextPage.get());
        models = page.items().stream().filter(wanted).iterator();
        nextPage = page.next();
      } else {
        return false;
      }
    }
    return true;
  }

  @Override
  public ModelVersion next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all versions have been read");
    }
    return versions.next();
  }

  private Iterator<ModelVersion> versions(String model) {
    ModelState state = registry.engine().state(model);
    return isLive(state)
        ? state.versions().stream()
            .filter(v -> !v.deleted())
            .map(v -> new ModelVersion(registry, state, v))
            .iterator()
        : Collections.emptyIterator();
  }

  /** Returns one version as it is now, or empty if it or its model is deleted. */
  static Optional<ModelVersion> find(OpenRegistry registry, VersionOrder.Place place) {
    ModelState state = registry.engine().state(place.model());
    return Optional.of(state)
        .filter(VersionWalk::isLive)
        .flatMap(s -> s.findVersion(place.number()))
        .filter((VersionState v) -> !v.deleted())
        .map(v -> new ModelVersion(registry, state, v));
  }

  private static boolean isLive(ModelState state) {
    return state.exists() && !state.deleted();
  }
}
