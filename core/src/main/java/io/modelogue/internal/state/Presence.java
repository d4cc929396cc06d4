package io.modelogue.internal.state;

/** Whether a version is there. */
public enum Presence {
  /** It is there. */
  LIVE,
  /** It is deleted and can be restored. */
  DELETED,
  /** It is deleted and what it kept beside the journal is given up for good. */
  PURGED
}
