package io.modelogue;

import java.util.List;

/** A history is not what was once written. */
public final class VerificationFailedException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final transient List<Finding> findings;

  /** Creates it. */
  public VerificationFailedException(List<Finding> findings, String message) {
    super(message, null);
    this.findings = List.copyOf(findings);
  }

  /** Returns everything that was found. */
  public List<Finding> findings() {
    return findings;
  }
}
