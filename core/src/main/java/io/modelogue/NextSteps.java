package io.modelogue;

import io.modelogue.history.AliasEvent.AliasAssigned;
import io.modelogue.history.ApprovalEvent;
import io.modelogue.history.EvaluationEvent;
import io.modelogue.history.EvaluationEvent.EvaluationFinished;
import io.modelogue.history.HistoryEntry;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.TrainingEvent;
import io.modelogue.history.TrainingEvent.TrainingFinished;
import io.modelogue.history.VersionEvent;
import io.modelogue.internal.state.ModelState;
import java.util.List;
import java.util.Optional;

/** What a listener is told beside the bare event: the version, and what to do or read next. */
final class NextSteps {
  private NextSteps() {}

  static RegistryEvent event(
      OpenRegistry registry, HistoryEntry entry, HistoryEvent event, ModelState after) {
    return new RegistryEvent(
        new Model(registry, after.name()),
        version(event).flatMap(after::findVersion).map(v -> new ModelVersion(registry, after, v)),
        event,
        entry.at(),
        entry.actor(),
        entry.reason(),
        after(event));
  }

  private static Optional<Integer> version(HistoryEvent event) {
    if (event instanceof VersionEvent e) {
      return Optional.of(e.version());
    } else if (event instanceof TrainingEvent e) {
      return Optional.of(e.version());
    } else if (event instanceof EvaluationEvent e) {
      return Optional.of(e.version());
    } else if (event instanceof ApprovalEvent e) {
      return Optional.of(e.version());
    } else if (event instanceof AliasAssigned e) {
      return Optional.of(e.to());
    }
    return Optional.empty();
  }

  private static List<String> after(HistoryEvent event) {
    if (event instanceof TrainingFinished e) {
      return switch (e.outcome()) {
        case TRAINED ->
            List.of(
                "Evaluate version " + e.version() + " on held-out data with evaluate().",
                "See what changed with compare(...) against its parent or the champion.");
        case FAILED ->
            List.of(
                "Read the error with failure() and the log with log().",
                "Train again from its configuration with train().fromConfigOf(...).");
        default -> List.of("Train again from its configuration with train().fromConfigOf(...).");
      };
    }
    if (event instanceof EvaluationFinished e && e.outcome() == EvaluationStatus.READY) {
      return List.of(
          "See where it stands with leaderboard().",
          "Compare it with the champion before promoting it.");
    }
    return List.of();
  }
}
