package io.modelogue;

/** Where a version stands. */
public enum VersionStatus {
  /** It was made elsewhere and brought in whole. */
  REGISTERED,
  /** Its training runs. */
  TRAINING,
  /** It was trained here. */
  TRAINED,
  /** Its training ended with an error, which is kept. */
  FAILED,
  /** Its training was cancelled. */
  CANCELLED,
  /** The process that trained it went away. */
  INTERRUPTED;

  /** Returns whether there is a model to use: trained here or registered. */
  public boolean isUsable() {
    return this == REGISTERED || this == TRAINED;
  }

  /** Returns whether this can still change by itself. */
  public boolean isRunning() {
    return this == TRAINING;
  }
}
