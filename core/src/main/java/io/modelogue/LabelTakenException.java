package io.modelogue;

/** Two versions of one model cannot bear the same label. */
public final class LabelTakenException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;
  private final String label;
  private final int holder;

  /** Creates it. */
  public LabelTakenException(String model, String label, int holder, String message) {
    super(message, null);
    this.model = model;
    this.label = label;
    this.holder = holder;
  }

  /** Returns the model's name. */
  public String model() {
    return model;
  }

  /** Returns the label. */
  public String label() {
    return label;
  }

  /** Returns the version that bears it. */
  public int holder() {
    return holder;
  }
}
