package io.modelogue.evaluation;

/** The floating-point type in which scores were given and are kept. */
public enum ScorePrecision {
  /** 32 bits, {@code float}. */
  SINGLE,

  /** 64 bits, {@code double}. */
  DOUBLE
}
