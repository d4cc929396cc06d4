package io.modelogue;

import org.jspecify.annotations.Nullable;

/** A model's history or a blob is not what was once written. Nothing is repaired silently. */
public final class DamagedHistoryException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;
  private final long revision;
  private final Finding.Kind kind;

  /** Creates it. */
  public DamagedHistoryException(
      String model, long revision, Finding.Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.model = model;
    this.revision = revision;
    this.kind = kind;
  }

  /** Returns the model's name. */
  public String model() {
    return model;
  }

  /** Returns the revision at which the damage was found, or -1 where that is not known. */
  public long revision() {
    return revision;
  }

  /** Returns what is wrong. */
  public Finding.Kind kind() {
    return kind;
  }
}
