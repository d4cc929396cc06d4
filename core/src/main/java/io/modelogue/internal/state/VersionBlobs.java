package io.modelogue.internal.state;

import io.modelogue.history.BlobRef;
import io.modelogue.history.EvaluationSummary.KeptPredictions;
import io.modelogue.history.TrainingEvent.TrainingFinished;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which blobs a version needs, and which it ever named. */
public final class VersionBlobs {
  private VersionBlobs() {}

  /**
   * Returns the blobs that must be there for the version's sake: all that it named, without erased
   * predictions; none once it is purged.
   */
  public static Set<BlobRef> needed(VersionState version) {
    Set<BlobRef> blobs = new LinkedHashSet<>();
    if (version.presence() == Presence.PURGED) {
      return blobs;
    }
    version.artifacts().forEach(a -> blobs.add(new BlobRef(a.digest(), a.size())));
    version.training().finished().stream().flatMap(VersionBlobs::of).forEach(blobs::add);
    version.evaluations().stream().flatMap(VersionBlobs::of).forEach(blobs::add);
    return blobs;
  }

  /** Returns every blob that a version that is not purged named, erased predictions too. */
  public static Set<BlobRef> named(VersionState version) {
    Set<BlobRef> blobs = needed(version);
    version.evaluations().stream()
        .flatMap(e -> e.erasure().stream())
        .flatMap(e -> of(e.predictions()))
        .forEach(blobs::add);
    return blobs;
  }

  private static Stream<BlobRef> of(TrainingFinished finish) {
    return Stream.of(finish.lossCurve(), finish.log()).flatMap(Optional::stream);
  }

  private static Stream<BlobRef> of(EvaluationState evaluation) {
    return evaluation.summary().stream()
        .flatMap(
            s ->
                Stream.concat(
                    Stream.of(s.results()), s.predictions().stream().flatMap(VersionBlobs::of)));
  }

  /** Returns the blobs of kept predictions. */
  public static Stream<BlobRef> of(KeptPredictions kept) {
    return kept.blobs().stream();
  }
}
