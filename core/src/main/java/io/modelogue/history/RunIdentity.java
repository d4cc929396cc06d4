package io.modelogue.history;

import java.time.Instant;

/**
 * Who runs a training or an evaluation, precisely enough to tell later whether it still does.
 *
 * @param runId the run's own id, 32 hex digits
 * @param host the name of the machine
 * @param bootId what tells this start of the machine, and the container in it, from others; empty
 *     if the system does not say
 * @param pid the process
 * @param processStart what tells this process from another of the same number
 * @param leaseUntil until when it is taken to be alive where nobody can look
 */
public record RunIdentity(
    String runId, String host, String bootId, long pid, String processStart, Instant leaseUntil) {

  /** Returns this with a lease that ends then. */
  public RunIdentity withLease(Instant until) {
    return new RunIdentity(runId, host, bootId, pid, processStart, until);
  }
}
