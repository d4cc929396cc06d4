package io.modelogue;

/** Where the evaluation of a version stands. */
public enum EvaluationStatus {
  /** Nobody has asked for one. */
  NOT_EVALUATED,
  /** It runs. */
  RUNNING,
  /** Its results can be read. */
  READY,
  /** It ended with an error, which is kept. */
  FAILED,
  /** It was cancelled. */
  CANCELLED,
  /** The process that ran it went away. */
  INTERRUPTED
}
