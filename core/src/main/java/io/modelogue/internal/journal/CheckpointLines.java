package io.modelogue.internal.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.internal.json.Json;
import io.modelogue.internal.json.JsonFields;
import io.modelogue.internal.json.MalformedJsonException;
import java.util.Arrays;

/** The lines of a checkpoint, of which the first says where the others begin. Immutable. */
final class CheckpointLines {
  private final byte[] payload;
  private final JsonFields header;
  private final int[] ends;

  private CheckpointLines(byte[] payload, JsonFields header, int[] ends) {
    this.payload = payload;
    this.header = header;
    this.ends = ends;
  }

  /**
   * Returns the lines that these bytes hold.
   *
   * @throws MalformedJsonException if there is no header, or the lines are longer or shorter than
   *     it says
   */
  static CheckpointLines of(byte[] payload) {
    int end = 0;
    while (end < payload.length && payload[end] != '\n') {
      end++;
    }
    JsonFields header = JsonFields.of(Json.read(Arrays.copyOf(payload, end)));
    long[] lengths = header.numbers("lines");
    int[] ends = new int[lengths.length + 1];
    ends[0] = end + 1;
    for (int i = 0; i < lengths.length; i++) {
      if (lengths[i] < 1 || lengths[i] > payload.length - ends[i]) {
        throw new MalformedJsonException("line " + (i + 1) + " is not where it should be", null);
      }
      ends[i + 1] = ends[i] + (int) lengths[i];
    }
    if (ends[lengths.length] != payload.length) {
      throw new MalformedJsonException("the lines end before the bytes do", null);
    }
    return new CheckpointLines(payload, header, ends);
  }

  JsonFields header() {
    return header;
  }

  /** Checks that so many lines follow the header. */
  void require(int lines) {
    if (lines != ends.length - 1) {
      throw new MalformedJsonException(
          lines + " lines were expected, not " + (ends.length - 1), null);
    }
  }

  /** Returns one line behind the header. */
  ObjectNode get(int line) {
    return Json.read(Arrays.copyOfRange(payload, ends[line], ends[line + 1]));
  }
}
