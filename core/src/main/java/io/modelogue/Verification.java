package io.modelogue;

import java.util.List;

/**
 * What verification read and what it found.
 *
 * @param models how many models were read
 * @param commits how many commits are in order
 * @param blobs how many blobs were read to their end; 0 if blobs were not asked for
 * @param findings everything that is wrong; empty if nothing is
 */
public record Verification(long models, long commits, long blobs, List<Finding> findings) {

  /** Copies the list. */
  public Verification {
    findings = List.copyOf(findings);
  }

  /** Returns whether nothing is wrong, as far as verification can see. */
  public boolean isIntact() {
    return findings.isEmpty();
  }

  /**
   * Returns this if nothing is wrong.
   *
   * @throws VerificationFailedException if something is
   */
  public Verification requireIntact() {
    if (!isIntact()) {
      throw new VerificationFailedException(findings, toString());
    }
    return this;
  }

  /** Returns what was read and what was found, a line each. */
  @Override
  public String toString() {
    String read =
        counted(models, "model")
            + ", "
            + counted(commits, "commit")
            + ", "
            + counted(blobs, "blob")
            + ": "
            + (isIntact() ? "intact" : counted(findings.size(), "finding"));
    return findings.isEmpty()
        ? read
        : read + "\n  " + String.join("\n  ", findings.stream().map(Finding::toString).toList());
  }

  private static String counted(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
