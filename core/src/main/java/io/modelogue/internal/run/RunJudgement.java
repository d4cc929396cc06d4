package io.modelogue.internal.run;

import io.modelogue.history.RunIdentity;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether what the journal calls running was interrupted. Where the process can be seen, sight
 * decides and no lease matters; elsewhere the lease does, by the reader's clock. Safe for use by
 * several threads.
 */
public final class RunJudgement {
  /** Known to every registry of this process: whoever opens one again must not wait for them. */
  private static final Set<String> ABANDONED = ConcurrentHashMap.newKeySet();

  private final ProcessSight sight;
  private final Clock clock;

  /** Creates it. */
  public RunJudgement(ProcessSight sight, Clock clock) {
    this.sight = sight;
    this.clock = clock;
  }

  /**
   * Takes note that a run of this process has ended though its end could not be recorded, or never
   * began though its beginning may have been.
   */
  public void abandon(String runId) {
    ABANDONED.add(runId);
  }

  /** Returns whether a run goes on no longer. */
  public boolean isInterrupted(RunIdentity run) {
    if (sight.reaches(run)) {
      return ABANDONED.contains(run.runId()) || !sight.isAlive(run);
    }
    return clock.instant().isAfter(run.leaseUntil());
  }
}
