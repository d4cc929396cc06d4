package io.modelogue.internal.state;

import static io.modelogue.internal.state.ModelRequests.requireLive;

import io.modelogue.VersionStateException;
import io.modelogue.history.EvaluationEvent.PredictionsErased;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.VersionEvent.VersionPurged;
import java.util.List;

/**
 * Requests that give up for good what lies beside the journal. The event comes first and the blobs
 * go afterwards: whatever happens in between, the history says what is meant to be gone.
 */
public final class RemovalRequests {
  private RemovalRequests() {}

  /** Returns a request that purges a deleted version; it finds its work done if it comes twice. */
  public static Request purge(int number) {
    return state -> {
      VersionState version = requireLive(state).version(number);
      if (version.presence() == Presence.PURGED) {
        return List.of();
      }
      if (version.presence() == Presence.LIVE) {
        throw refused(state, version, "is not deleted; delete it before purging it");
      }
      if (version.isRunning()) {
        throw refused(state, version, "is still being evaluated; purge it when that has ended");
      }
      return List.of(new VersionPurged(number, List.copyOf(VersionBlobs.named(version))));
    };
  }

  private static VersionStateException refused(
      ModelState state, VersionState version, String what) {
    return new VersionStateException(
        state.name(),
        version.number(),
        version.status(),
        "version " + version.number() + " of \"" + state.name() + "\" " + what);
  }

  /**
   * Returns a request that erases the predictions of an evaluation; there is nothing to do if it
   * keeps none.
   */
  public static Request erasePredictions(int number, String evaluation) {
    return state ->
        requireLive(state).version(number).evaluations().stream()
            .filter(e -> e.id().equals(evaluation))
            .filter(e -> state.version(number).presence() != Presence.PURGED)
            .flatMap(e -> e.summary().stream())
            .flatMap(s -> s.predictions().stream())
            .<HistoryEvent>map(kept -> new PredictionsErased(number, evaluation, kept))
            .toList();
  }
}
