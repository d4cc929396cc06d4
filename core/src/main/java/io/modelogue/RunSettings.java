package io.modelogue;

import io.modelogue.internal.engine.Patience;
import io.modelogue.internal.run.DaemonPulse;
import io.modelogue.internal.run.ProcessSight;
import io.modelogue.internal.run.Pulse;
import java.time.Duration;

/**
 * What runs need of the world beside a clock; a test puts its own in.
 *
 * @param sight which processes can be seen
 * @param pulse when leases are looked at
 * @param patience how long an end is tried to be recorded
 * @param lastWords how long closing waits for what was cancelled
 */
record RunSettings(ProcessSight sight, Pulse pulse, Patience patience, Duration lastWords) {

  static RunSettings ofThisProcess() {
    return new RunSettings(
        ProcessSight.ofThisMachine(), new DaemonPulse(), new Patience(), Duration.ofSeconds(5));
  }
}
