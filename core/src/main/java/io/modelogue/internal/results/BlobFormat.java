package io.modelogue.internal.results;

import io.modelogue.internal.json.JsonFields;
import io.modelogue.internal.json.MalformedJsonException;

/** The number in each document that says by which rules it was written. */
final class BlobFormat {
  /** The format that this release writes, and the only one that it reads. */
  static final int CURRENT = 1;

  private BlobFormat() {}

  /**
   * Refuses documents of other formats.
   *
   * @throws MalformedJsonException saying what to do
   */
  static void require(JsonFields fields) {
    long format = fields.number("format");
    if (format > CURRENT) {
      throw new MalformedJsonException(
          "it has format "
              + format
              + ", and this release reads format "
              + CURRENT
              + ": a newer release wrote it; read it with that one",
          null);
    }
    if (format < CURRENT) {
      throw new MalformedJsonException(
          "it has format " + format + ", which no release ever wrote", null);
    }
  }
}
