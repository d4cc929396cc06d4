package io.modelogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An order of versions by a key that some of them have; the others come last. Versions that it does
 * not tell apart stay as they came.
 *
 * @param key what is compared
 * @param comparator how
 */
record VersionOrder<K>(Function<ModelVersion, Optional<K>> key, Comparator<? super K> comparator) {

  /** Where a version is found: much smaller than its picture, which holds its whole model. */
  record Place(String model, int number) {}

  private record Keyed<K>(Optional<K> key, Place place) {
    static <K> int compare(Keyed<K> a, Keyed<K> b, Comparator<? super K> comparator) {
      return a.key.isPresent() && b.key.isPresent()
          ? comparator.compare(a.key.get(), b.key.get())
          : Boolean.compare(a.key.isEmpty(), b.key.isEmpty());
    }
  }

  /** Reads all versions and returns their places in this order. */
  List<Place> sorted(Iterator<ModelVersion> versions) {
    List<Keyed<K>> all = new ArrayList<>();
    while (versions.hasNext()) {
      ModelVersion version = versions.next();
      Place place = new Place(version.modelState().name(), version.number());
      all.add(new Keyed<>(key.apply(version), place));
    }
    all.sort((a, b) -> Keyed.compare(a, b, comparator));
    return all.stream().map(Keyed::place).toList();
  }
}
