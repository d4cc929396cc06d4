package io.modelogue.storage;

/** What an acknowledged write survives, from least to most. */
public enum Durability {

  /** Nothing: the content ends with the process, at the latest. */
  VOLATILE,

  /** The death of the process, however sudden, but not of the machine. */
  PROCESS_CRASH,

  /** Loss of power too, on hardware that keeps what it reports as written. */
  POWER_LOSS
}
