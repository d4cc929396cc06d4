package io.modelogue.internal.results;

import io.modelogue.DamagedHistoryException;
import io.modelogue.Finding;
import io.modelogue.LossCurve;
import io.modelogue.evaluation.EvaluationResult;
import io.modelogue.evaluation.Predictions;
import io.modelogue.history.BlobRef;
import io.modelogue.history.EvaluationSummary;
import io.modelogue.history.EvaluationSummary.KeptPredictions;
import io.modelogue.internal.Limits;
import io.modelogue.internal.engine.KeptBlobs;
import io.modelogue.internal.journal.EvaluationSummaryJson;
import io.modelogue.internal.json.MalformedJsonException;
import java.util.Optional;
import java.util.OptionalDouble;

/** Keeps what an evaluation found and finds it again. */
public final class StoredResults {
  private StoredResults() {}

  /** Gives the bytes of a blob. */
  @FunctionalInterface
  public interface BlobReader {
    /** Returns all of them; {@code what} is what they are called in messages. */
    byte[] read(String what, BlobRef blob);
  }

  /**
   * Keeps the results, and the predictions if they take at most so many bytes; returns what the
   * journal says of them.
   */
  public static EvaluationSummary keep(
      KeptBlobs blobs, EvaluationResult result, Predictions predictions, long mostBytes) {
    byte[] json = ResultJson.encode(fitted(result));
    if (json.length > Limits.JSON_DOCUMENT) {
      throw new IllegalStateException(
          "the results take %d bytes, where %d can be read again; keep fewer points of each curve with"
                  .formatted(json.length, Limits.JSON_DOCUMENT)
              + " Evaluator.builder().curvePoints(...)");
    }
    BlobRef results = blobs.put("the results of an evaluation", json);
    Optional<KeptPredictions> kept =
        PredictionArrays.size(predictions) <= mostBytes
            ? Optional.of(
                new KeptPredictions(
                    blobs.put("labels", PredictionArrays.labels(predictions)),
                    blobs.put("scores", PredictionArrays.scores(predictions)),
                    predictions
                        .weights()
                        .map(w -> blobs.put("weights", PredictionArrays.weights(w))),
                    predictions.rowIds().map(ids -> blobs.put("row ids", RowIdLines.write(ids)))))
            : Optional.empty();
    OptionalDouble weight =
        result.hasWeights() ? OptionalDouble.of(result.weight()) : OptionalDouble.empty();
    return checked(new EvaluationSummary(result.rows(), result.measures(), results, kept, weight));
  }

  /** Returns the results with curves that have no more points together than can be stored. */
  static EvaluationResult fitted(EvaluationResult result) {
    int curves = 2 * result.concepts().size() * (result.hasWeights() ? 2 : 1);
    return result.withCurvesOfAtMost(Math.max(2, Limits.CURVE_POINTS / curves));
  }

  /**
   * Returns what the journal shall say.
   *
   * @throws IllegalStateException if that is too much for the journal
   */
  static EvaluationSummary checked(EvaluationSummary summary) {
    int size = EvaluationSummaryJson.size(summary);
    if (size > Limits.EVALUATION_BYTES) {
      throw new IllegalStateException(
          "the overall measures of an evaluation take %d bytes, where the journal takes %d"
              .formatted(size, Limits.EVALUATION_BYTES));
    }
    return summary;
  }

  /**
   * Returns the results; exact counts at any threshold come from the predictions, if they were
   * kept.
   */
  public static EvaluationResult read(BlobReader blobs, EvaluationSummary summary, String model) {
    EvaluationResult result;
    try {
      result = ResultJson.decode(blobs.read("the results of an evaluation", summary.results()));
    } catch (MalformedJsonException e) {
      throw unreadable("the results of an evaluation of \"" + model + "\"", model, e);
    }
    return summary.predictions().isEmpty()
        ? result
        : result.withPredictions(() -> predictions(blobs, summary, result).orElseThrow());
  }

  /**
   * Returns the loss curve of a training.
   *
   * @throws DamagedHistoryException if the bytes are not one
   */
  public static LossCurve lossCurve(byte[] json, String model) {
    try {
      return LossCurveJson.decode(json);
    } catch (MalformedJsonException e) {
      throw unreadable("the loss curve of a training of \"" + model + "\"", model, e);
    }
  }

  private static DamagedHistoryException unreadable(
      String what, String model, RuntimeException why) {
    return new DamagedHistoryException(
        model,
        -1,
        Finding.Kind.UNREADABLE,
        what + " cannot be understood: " + why.getMessage(),
        why);
  }

  /** Returns the predictions, or empty if they were not kept. */
  public static Optional<Predictions> predictions(
      BlobReader blobs, EvaluationSummary summary, EvaluationResult result) {
    return summary.predictions().map(kept -> predictions(blobs, kept, result));
  }

  private static Predictions predictions(
      BlobReader blobs, KeptPredictions kept, EvaluationResult result) {
    Predictions predictions =
        PredictionArrays.read(
            result, blobs.read("labels", kept.labels()), blobs.read("scores", kept.scores()));
    if (kept.weights().isPresent()) {
      byte[] weights = blobs.read("weights", kept.weights().get());
      predictions = predictions.withWeights(PredictionArrays.readWeights(weights));
    }
    if (kept.rowIds().isPresent()) {
      byte[] ids = blobs.read("row ids", kept.rowIds().get());
      predictions = predictions.withRowIds(RowIdLines.read(ids));
    }
    return predictions;
  }
}
