package io.modelogue.history;

import io.modelogue.Failure;
import io.modelogue.VersionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Something that happened to the training of a version. */
public sealed interface TrainingEvent extends HistoryEvent {

  /** Returns the version's number. */
  int version();

  /**
   * Training began.
   *
   * @param version the version's number
   * @param run who trains
   */
  record TrainingStarted(int version, RunIdentity run) implements TrainingEvent {
    @Override
    public String describe() {
      return "version " + version + ": training started";
    }
  }

  /**
   * Whoever trains was still alive, so that nobody takes the training for interrupted.
   *
   * @param version the version's number
   * @param runId the run that goes on
   * @param from until when its lease ran
   * @param to until when it runs now
   */
  record TrainingRenewed(int version, String runId, Instant from, Instant to)
      implements TrainingEvent {
    @Override
    public String describe() {
      return "version " + version + ": training goes on, lease until " + to;
    }
  }

  /**
   * Training ended.
   *
   * @param version the version's number
   * @param runId the run that ended
   * @param outcome TRAINED, FAILED, CANCELLED or INTERRUPTED
   * @param took how long it ran; zero if nobody knows
   * @param metrics the metrics that the trainer reported at the end
   * @param failure the error, if it failed
   * @param lossCurve the metrics of each step, if there were any
   * @param log what the trainer logged, if anything
   */
  record TrainingFinished(
      int version,
      String runId,
      VersionStatus outcome,
      Duration took,
      Map<String, Double> metrics,
      Optional<Failure> failure,
      Optional<BlobRef> lossCurve,
      Optional<BlobRef> log)
      implements TrainingEvent {
    /** Copies the map. */
    public TrainingFinished {
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    @Override
    public String describe() {
      return "version "
          + version
          + " "
          + outcome.name().toLowerCase(Locale.ROOT)
          + failure.map(f -> ": " + f).orElse("");
    }
  }
}
