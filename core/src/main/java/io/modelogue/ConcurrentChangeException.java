package io.modelogue;

/**
 * Somebody else changed what was to be changed, after it was looked at; nothing was written.
 *
 * <p>The message names who changed it, when and why. Look again and decide, or use {@code
 * evenIfChanged()}.
 */
public final class ConcurrentChangeException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;
  private final String subject;

  /** Creates it. */
  public ConcurrentChangeException(String model, String subject, String message) {
    super(message, null);
    this.model = model;
    this.subject = subject;
  }

  /** Returns the model's name. */
  public String model() {
    return model;
  }

  /** Returns what was changed, such as {@code alias champion}. */
  public String subject() {
    return subject;
  }
}
