package io.modelogue;

import java.util.List;

/** A promotion asked for more approvals than the version has; nothing was written. */
public final class ApprovalsMissingException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;
  private final int version;
  private final String alias;
  private final int required;
  private final transient List<Approval> counted;

  /** Creates it. */
  public ApprovalsMissingException(
      String model,
      int version,
      String alias,
      int required,
      List<Approval> counted,
      String message) {
    super(message, null);
    this.model = model;
    this.version = version;
    this.alias = alias;
    this.required = required;
    this.counted = List.copyOf(counted);
  }

  /** Returns the model's name. */
  public String model() {
    return model;
  }

  /** Returns the version's number. */
  public int version() {
    return version;
  }

  /** Returns the alias that it was to hold. */
  public String alias() {
    return alias;
  }

  /** Returns how many approvals were asked for. */
  public int required() {
    return required;
  }

  /** Returns the approvals that counted: those of others than the promoter. */
  public List<Approval> counted() {
    return counted;
  }
}
