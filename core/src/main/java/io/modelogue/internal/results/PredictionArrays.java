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
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Predictions as two NumPy arrays: the class index of each row, or of multi-label rows a 0 or 1 for
 * each concept; and the scores row by row. If rows have weights, these are a third one. Kept apart,
 * since all versions that are evaluated on the same rows share the labels.
 */
final class PredictionArrays {
  private static final int LABEL_BYTES = 4;

  private PredictionArrays() {}

  /** Returns about how many bytes they take, row ids included. */
  static long size(Predictions predictions) {
    long scoreBytes = predictions.precision() == ScorePrecision.SINGLE ? 4 : 8;
    long labelBytes =
        predictions.kind() == PredictionKind.MULTI_LABEL ? predictions.columns() : LABEL_BYTES;
    long weightBytes = predictions.hasWeights() ? Double.BYTES : 0;
    return predictions.rows() * (labelBytes + weightBytes)
        + predictions.rowIds().map(RowIdLines::size).orElse(0L)
        + (long) predictions.rows() * predictions.columns() * scoreBytes;
  }

  static byte[] labels(Predictions predictions) {
    if (predictions.kind() == PredictionKind.MULTI_LABEL) {
      int concepts = predictions.columns();
      return written(
          out ->
              new NpyWriter(out)
                  .writeUint8(
                      NpyShape.of(predictions.rows(), concepts),
                      i -> predictions.hasLabel(i / concepts, i % concepts) ? 1 : 0));
    }
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

  static byte[] weights(double[] weights) {
    return written(
        out -> new NpyWriter(out).writeFloat64(NpyShape.of(weights.length), i -> weights[i]));
  }

  static double[] readWeights(byte[] npy) {
    try {
      return NpyReader.open(new ByteArrayInputStream(npy), npy.length / Double.BYTES).readFloat64();
    } catch (IOException e) {
      throw new UncheckedIOException("kept weights cannot be read", e);
    }
  }

  /** Returns the predictions that the results were computed from, without weights. */
  static Predictions read(EvaluationResult result, byte[] labels, byte[] scores) {
    try {
      int[] given = labels(result, labels);
      NpyReader reader = NpyReader.open(new ByteArrayInputStream(scores), scores.length / 4);
      Predictions predictions =
          reader.header().type() == NpyType.FLOAT32
              ? of(result, reader.readFloat32(), given)
              : of(result, reader.readFloat64(), given);
      return predictions.kind() == PredictionKind.BINARY
          ? predictions.withConcepts(result.concepts().get(0), result.concepts().get(1))
          : predictions;
    } catch (IOException e) {
      throw new UncheckedIOException("kept predictions cannot be read", e);
    }
  }

  private static int[] labels(EvaluationResult result, byte[] npy) throws IOException {
    InputStream in = new ByteArrayInputStream(npy);
    return result.kind() == PredictionKind.MULTI_LABEL
        ? NpyReader.open(in, npy.length).readUint8()
        : NpyReader.open(in, npy.length / LABEL_BYTES).readInt32();
  }

  private static Predictions of(EvaluationResult result, double[] scores, int[] labels) {
    return switch (result.kind()) {
      case BINARY -> Predictions.binary(scores, labels);
      case MULTI_CLASS -> Predictions.multiClass(result.concepts(), scores, labels);
      case MULTI_LABEL -> Predictions.multiLabel(result.concepts(), scores, marks(labels));
    };
  }

  private static Predictions of(EvaluationResult result, float[] scores, int[] labels) {
    return switch (result.kind()) {
      case BINARY -> Predictions.binary(scores, labels);
      case MULTI_CLASS -> Predictions.multiClass(result.concepts(), scores, labels);
      case MULTI_LABEL -> Predictions.multiLabel(result.concepts(), scores, marks(labels));
    };
  }

  private static byte[] marks(int[] labels) {
    byte[] marks = new byte[labels.length];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = (byte) labels[i];
    }
    return marks;
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
