package io.modelogue.internal;

import java.util.UUID;

/** Ids that nobody else gives. */
public final class Ids {
  private Ids() {}

  /** Returns 32 random hex digits. */
  public static String random() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
