package io.modelogue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What verification read and what it found.
 *
 * @param models how many models were read
 * @param commits how many commits are in order
 * @param blobs how many blobs were read to their end; 0 if blobs were not asked for
 * @param findings everything that is wrong; empty if nothing is
 * @param removed what was removed on purpose, as the history says; no damage
 */
public record Verification(
    long models, long commits, long blobs, List<Finding> findings, List<Finding> removed) {

  /** Copies the lists. */
  public Verification {
    findings = List.copyOf(findings);
    removed = List.copyOf(removed);
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
            + (isIntact() ? "intact" : counted(findings.size(), "finding"))
            + (removed.isEmpty() ? "" : "; removed on purpose: " + counted(removed.size(), "blob"));
    return Stream.concat(findings.stream(), removed.stream())
        .map(finding -> "\n  " + finding)
        .collect(Collectors.joining("", read, ""));
  }

  private static String counted(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
