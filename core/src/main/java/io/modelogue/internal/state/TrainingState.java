package io.modelogue.internal.state;

import io.modelogue.VersionStatus;
import io.modelogue.history.TrainingEvent.TrainingFinished;
import io.modelogue.history.TrainingEvent.TrainingStarted;
import java.time.Instant;
import java.util.Optional;

/**
 * How a version comes to be usable.
 *
 * @param status where it stands
 * @param started the start of its training, if it is trained here, with the lease as it is now
 * @param finished the end of its training, if it has ended
 */
public record TrainingState(
    VersionStatus status, Optional<TrainingStarted> started, Optional<TrainingFinished> finished) {

  TrainingState renewed(Instant until) {
    return new TrainingState(
        status,
        started.map(s -> new TrainingStarted(s.version(), s.run().withLease(until))),
        finished);
  }
}
