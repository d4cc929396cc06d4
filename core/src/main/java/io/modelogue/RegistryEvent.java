package io.modelogue;

import io.modelogue.history.HistoryEvent;
import io.modelogue.internal.OneLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that this process wrote into the registry, as a listener hears of it.
 *
 * @param model the model that it happened to
 * @param version the version that it happened to, if it was one
 * @param event what happened; a {@code TrainingFinished} holds outcome, duration and metrics
 * @param at when
 * @param actor who did it
 * @param reason why, if that was said
 * @param nextSteps what to do or read next, in sentences; often empty
 */
public record RegistryEvent(
    Model model,
    Optional<ModelVersion> version,
    HistoryEvent event,
    Instant at,
    String actor,
    Optional<String> reason,
    List<String> nextSteps) {

  /** Copies the list. */
  public RegistryEvent {
    nextSteps = List.copyOf(nextSteps);
  }

  /** Returns what happened, in a sentence on one line. */
  public String message() {
    return OneLine.of(model.name() + ": " + event.describe());
  }
}
