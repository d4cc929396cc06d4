package io.modelogue.internal.results;

import io.modelogue.evaluation.EvaluationResult;
import io.modelogue.evaluation.PredictionKind;
import io.modelogue.evaluation.Predictions;
import io.modelogue.evaluation.ScorePrecision;
import io.modelogue.internal.npy.NpyReader;
import io.modelogue.internal.npy.NpyShape;
import io.modelogue.internal.npy.NpyType;
import io.modelogue.internal.npy.NpyWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Predictions as two NumPy arrays: the class index of each row, and the scores row by row. Kept
 * apart, since all versions that are evaluated on the same rows share the labels.
 */
final class PredictionArrays {
  private static final int LABEL_BYTES = 4;

  private PredictionArrays() {}

  /** Returns about how many bytes the two arrays take. */
  static long size(Predictions predictions) {
    long scoreBytes = predictions.precision() == ScorePrecision.SINGLE ? 4 : 8;
    return (long) predictions.rows() * LABEL_BYTES
        + (long) predictions.rows() * predictions.columns() * scoreBytes;
  }

  static byte[] labels(Predictions predictions) {
    return written(
        out -> new NpyWriter(out).writeInt32(NpyShape.of(predictions.rows()), predictions::label));
  }

  static byte[] scores(Predictions predictions) {
    NpyShape shape =
        predictions.kind() == PredictionKind.BINARY
            ? NpyShape.of(predictions.rows())
            : NpyShape.of(predictions.rows(), predictions.columns());
    return written(
        out -> {
          NpyWriter writer = new NpyWriter(out);
          if (predictions.precision() == ScorePrecision.SINGLE) {
            writer.writeFloat32(shape, predictions::score);
          } else {
            writer.writeFloat64(shape, predictions::score);
          }
        });
  }

  /** Returns the predictions that the results were computed from. */
  static Predictions read(EvaluationResult result, byte[] labels, byte[] scores) {
    try {
      int[] classes =
          NpyReader.open(new ByteArrayInputStream(labels), labels.length / LABEL_BYTES).readInt32();
      NpyReader reader = NpyReader.open(new ByteArrayInputStream(scores), scores.length / 4);
      Predictions predictions =
          reader.header().type() == NpyType.FLOAT32
              ? of(result, reader.readFloat32(), classes)
              : of(result, reader.readFloat64(), classes);
      return predictions.kind() == PredictionKind.BINARY
          ? predictions.withConcepts(result.concepts().get(0), result.concepts().get(1))
          : predictions;
    } catch (IOException e) {
      throw new UncheckedIOException("kept predictions cannot be read", e);
    }
  }

  private static Predictions of(EvaluationResult result, double[] scores, int[] classes) {
    return result.kind() == PredictionKind.BINARY
        ? Predictions.binary(scores, classes)
        : Predictions.multiClass(result.concepts(), scores, classes);
  }

  private static Predictions of(EvaluationResult result, float[] scores, int[] classes) {
    return result.kind() == PredictionKind.BINARY
        ? Predictions.binary(scores, classes)
        : Predictions.multiClass(result.concepts(), scores, classes);
  }

  private interface Writing {
    void to(ByteArrayOutputStream out) throws IOException;
  }

  private static byte[] written(Writing writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory failed", e);
    }
    return out.toByteArray();
  }
}
