package io.modelogue;

import io.modelogue.history.BlobRef;
import io.modelogue.internal.state.Authorship;
import io.modelogue.internal.state.Erasure;
import io.modelogue.internal.state.Presence;
import io.modelogue.internal.state.VersionBlobs;
import io.modelogue.internal.state.VersionState;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The blobs of a version. One that was removed on purpose says so, even to whoever holds a picture
 * from before the removal.
 */
final class VersionContent {
  private final OpenRegistry registry;
  private final ModelVersion version;

  VersionContent(OpenRegistry registry, ModelVersion version) {
    this.registry = registry;
    this.version = version;
  }

  InputStream open(String what, BlobRef blob) {
    return found(
        what, blob, () -> registry.engine().blobs().open(version.model().name(), what, blob));
  }

  byte[] read(String what, BlobRef blob) {
    return found(
        what, blob, () -> registry.engine().blobs().read(version.model().name(), what, blob));
  }

  private <T> T found(String what, BlobRef blob, Supplier<T> reading) {
    if (version.isPurged()) {
      throw purged(what, null);
    }
    try {
      return reading.get();
    } catch (DamagedHistoryException e) {
      if (e.kind() == Finding.Kind.BLOB_MISSING) {
        requireNotRemoved(what, blob, e);
      }
      throw e;
    }
  }

  private void requireNotRemoved(String what, BlobRef blob, DamagedHistoryException e) {
    VersionState now =
        registry.engine().newestState(version.model().name()).version(version.number());
    if (now.presence() == Presence.PURGED) {
      throw purged(what, e);
    }
    Optional<Authorship> erased =
        now.evaluations().stream()
            .flatMap(x -> x.erasure().stream())
            .filter(x -> VersionBlobs.of(x.predictions()).anyMatch(blob::equals))
            .map(Erasure::by)
            .findFirst();
    if (erased.isPresent()) {
      throw removed(what, "its predictions were erased " + erased.get(), e);
    }
  }

  private ContentRemovedException purged(String what, @Nullable Exception e) {
    return removed(what, "the version was purged; the history still says what it was", e);
  }

  ContentRemovedException removed(String what, String why, @Nullable Exception cause) {
    return new ContentRemovedException(
        version.model().name(),
        version.number(),
        what
            + (what.endsWith(version.toString()) ? "" : " of " + version)
            + " can no longer be read: "
            + why,
        cause);
  }
}
