package io.modelogue.internal;

import java.time.Duration;

/** Every limit of the library; what exceeds one is refused before anything is written. */
public final class Limits {
  /** Characters of a name (model, alias, label, tag key, setting key, concept, dataset). */
  public static final int NAME = 200;

  /** Characters of a description, note, reason or tag value. */
  public static final int TEXT = 20_000;

  /** Characters of the URI where a data set lies. */
  public static final int URI = 4_000;

  /** Bytes of one commit's payload. */
  public static final int COMMIT_BYTES = 1 << 20;

  /** Bytes of one configuration as JSON. */
  public static final int CONFIG_BYTES = 256 << 10;

  /** Bytes of what one evaluation says in the journal; the rest lies in blobs. */
  public static final int EVALUATION_BYTES = 64 << 10;

  /** Concepts of a model. */
  public static final int CONCEPTS = 10_000;

  /** Bytes of predictions that are kept with an evaluation. */
  public static final long KEPT_PREDICTIONS_BYTES = 64L << 20;

  /**
   * Points of all curves in one stored result together. This one is not refused: curves are stored
   * with fewer points, and say how much area that may have cost.
   */
  public static final int CURVE_POINTS = 1_000_000;

  /** Nesting of a JSON document. */
  public static final int JSON_DEPTH = 64;

  /** Characters of one JSON text. */
  public static final int JSON_STRING = 1 << 20;

  /** Characters of one JSON key. */
  public static final int JSON_NAME = 10_000;

  /** Bytes of one JSON document. */
  public static final long JSON_DOCUMENT = 64L << 20;

  /** Tokens of one JSON document. */
  public static final long JSON_TOKENS = 20_000_000;

  /** How far the newest commit may lie ahead of the clock before writing is refused. */
  public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  /** How often a commit is decided again after somebody else was faster. */
  public static final int COMMIT_ATTEMPTS = 64;

  /** How long a run on another host is taken to be alive after its last sign of life. */
  public static final Duration LEASE = Duration.ofMinutes(15);

  /** How old a lease gets before it is renewed. */
  public static final Duration RENEWAL = Duration.ofMinutes(5);

  /** How often a registry looks whether leases must be renewed. */
  public static final Duration RENEWAL_CHECK = Duration.ofMinutes(1);

  /** After how many commits a checkpoint of a model is written at the earliest. */
  public static final long CHECKPOINT_COMMITS = 100;

  /** After which share of its history, as one in so many, a checkpoint of a model is written. */
  public static final long CHECKPOINT_SHARE = 20;

  /** How long a file must have been left alone to be garbage, at the least. */
  public static final Duration GARBAGE_AGE = Duration.ofDays(7);

  private Limits() {}
}
