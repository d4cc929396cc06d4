package io.modelogue;

import io.modelogue.history.BlobRef;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.Request;
import io.modelogue.internal.state.VersionBlobs;
import io.modelogue.internal.state.VersionRequests;
import io.modelogue.internal.state.VersionState;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Says what deleting would do, without doing it. */
final class Deletions {
  private Deletions() {}

  static DeletionPreview ofVersion(OpenRegistry registry, ModelState state, int number) {
    List<ModelVersion> children =
        state.versions().stream()
            .filter(v -> !v.deleted() && v.created().parent().filter(p -> p == number).isPresent())
            .map(v -> new ModelVersion(registry, state, v))
            .toList();
    Optional<String> refusal = refusal(state, VersionRequests.delete(number));
    return preview(registry, state, v -> v.number() == number, children, refusal);
  }

  static DeletionPreview ofModel(OpenRegistry registry, ModelState state) {
    return preview(registry, state, v -> !v.deleted(), List.of(), Optional.empty());
  }

  private static DeletionPreview preview(
      OpenRegistry registry,
      ModelState state,
      Predicate<VersionState> which,
      List<ModelVersion> children,
      Optional<String> refusal) {
    List<VersionState> versions = state.versions().stream().filter(which).toList();
    Map<String, ModelVersion> aliases = new TreeMap<>();
    Set<BlobRef> named = new HashSet<>();
    for (VersionState v : versions) {
      state
          .aliasesOf(v.number())
          .forEach(a -> aliases.put(a, new ModelVersion(registry, state, v)));
      named.addAll(VersionBlobs.needed(v));
    }
    long freed = bytes(registry.engine().disposal().onlyIn(state, which));
    return new DeletionPreview(
        versions.stream().map(v -> new ModelVersion(registry, state, v)).toList(),
        aliases,
        children,
        freed,
        bytes(named) - freed,
        refusal);
  }

  static long bytes(Collection<BlobRef> blobs) {
    return blobs.stream().mapToLong(BlobRef::size).sum();
  }

  /** A request decides without writing, so it can be asked what it would say. */
  private static Optional<String> refusal(ModelState state, Request request) {
    try {
      var unused = request.decide(state);
      return Optional.empty();
    } catch (ModelogueException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
