package io.modelogue.history;

import io.modelogue.DatasetRef;
import io.modelogue.EvaluationStatus;
import io.modelogue.Failure;
import io.modelogue.history.EvaluationSummary.KeptPredictions;
import io.modelogue.internal.SettingValues;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Something that happened to the evaluation of a version. */
public sealed interface EvaluationEvent extends HistoryEvent {

  /** Returns the version's number. */
  int version();

  /** Returns the evaluation's id, 32 hex digits. */
  String evaluation();

  /**
   * An evaluation began.
   *
   * @param version the version's number
   * @param evaluation the evaluation's id
   * @param dataset what it is evaluated on
   * @param evaluator the evaluator's version and settings
   * @param run who evaluates
   */
  record EvaluationStarted(
      int version,
      String evaluation,
      DatasetRef dataset,
      Map<String, Object> evaluator,
      RunIdentity run)
      implements EvaluationEvent {
    /** Copies the map, with whole numbers as {@code Long} and others as {@code Double}. */
    public EvaluationStarted {
      Map<String, Object> normal = new LinkedHashMap<>();
      evaluator.forEach((name, value) -> normal.put(name, SettingValues.normalized(name, value)));
      evaluator = Collections.unmodifiableMap(normal);
    }

    @Override
    public String describe() {
      return "version " + version + ": evaluation on " + dataset.name() + " started";
    }
  }

  /**
   * Whoever evaluates was still alive, so that nobody takes the evaluation for interrupted.
   *
   * @param version the version's number
   * @param evaluation the evaluation's id
   * @param from until when its lease ran
   * @param to until when it runs now
   */
  record EvaluationRenewed(int version, String evaluation, Instant from, Instant to)
      implements EvaluationEvent {
    @Override
    public String describe() {
      return "version " + version + ": evaluation goes on, lease until " + to;
    }
  }

  /**
   * An evaluation ended.
   *
   * @param version the version's number
   * @param evaluation the evaluation's id
   * @param outcome READY, FAILED, CANCELLED or INTERRUPTED
   * @param took how long it ran; zero if nobody knows
   * @param summary what came out, if it is READY
   * @param failure the error, if it failed
   */
  record EvaluationFinished(
      int version,
      String evaluation,
      EvaluationStatus outcome,
      Duration took,
      Optional<EvaluationSummary> summary,
      Optional<Failure> failure)
      implements EvaluationEvent {
    @Override
    public String describe() {
      return "version "
          + version
          + ": evaluation "
          + outcome.name().toLowerCase(Locale.ROOT)
          + summary.map(s -> ", " + s).orElse("")
          + failure.map(f -> ": " + f).orElse("");
    }
  }

  /**
   * The predictions of an evaluation were erased; its measures and curves stay. Blobs that another
   * evaluation needs stay too.
   *
   * @param version the version's number
   * @param evaluation the evaluation's id
   * @param predictions the blobs that were kept until then
   */
  record PredictionsErased(int version, String evaluation, KeptPredictions predictions)
      implements EvaluationEvent {
    @Override
    public String describe() {
      return "version " + version + ": predictions of an evaluation erased";
    }
  }
}
