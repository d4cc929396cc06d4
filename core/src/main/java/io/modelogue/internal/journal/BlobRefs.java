package io.modelogue.internal.journal;

import io.modelogue.history.BlobRef;
import io.modelogue.history.EvaluationEvent.EvaluationFinished;
import io.modelogue.history.EvaluationEvent.PredictionsErased;
import io.modelogue.history.EvaluationSummary;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.TrainingEvent.TrainingFinished;
import io.modelogue.history.VersionEvent.ArtifactAttached;
import io.modelogue.history.VersionEvent.VersionPurged;
import java.util.List;
import java.util.stream.Stream;

/** Which blobs an event names. */
public final class BlobRefs {
  private BlobRefs() {}

  /** Returns them. */
  public static List<BlobRef> of(HistoryEvent event) {
    if (event instanceof ArtifactAttached e) {
      return List.of(new BlobRef(e.artifact().digest(), e.artifact().size()));
    }
    if (event instanceof TrainingFinished e) {
      return Stream.concat(e.lossCurve().stream(), e.log().stream()).toList();
    }
    if (event instanceof EvaluationFinished e) {
      return e.summary().stream().flatMap(BlobRefs::of).toList();
    }
    return List.of();
  }

  /**
   * Returns the blobs that an event gives up: they may be gone, unless something else needs them.
   */
  public static List<BlobRef> givenUp(HistoryEvent event) {
    if (event instanceof VersionPurged e) {
      return e.blobs();
    }
    if (event instanceof PredictionsErased e) {
      return e.predictions().blobs();
    }
    return List.of();
  }

  private static Stream<BlobRef> of(EvaluationSummary summary) {
    return Stream.concat(
        Stream.of(summary.results()),
        summary.predictions().stream().flatMap(kept -> kept.blobs().stream()));
  }
}
