package io.modelogue.internal.state;

import static io.modelogue.internal.state.Story.insisting;
import static io.modelogue.internal.state.Story.seen;

import io.modelogue.DatasetRef;
import io.modelogue.EvaluationStatus;
import io.modelogue.ModelogueException;
import io.modelogue.PrimaryMetric;
import io.modelogue.VersionStatus;
import io.modelogue.evaluation.Metric;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Requests of all kinds, some of which make no sense. */
final class RandomRequests {
  private static final List<VersionStatus> OUTCOMES =
      List.of(
          VersionStatus.TRAINED,
          VersionStatus.FAILED,
          VersionStatus.CANCELLED,
          VersionStatus.INTERRUPTED);

  private RandomRequests() {}

  /** Lets something happen in a story; returns false if it was refused. */
  static boolean happens(Story story, Random random) {
    try {
      story.does(any(story, random));
      return true;
    } catch (ModelogueException e) {
      return false;
    }
  }

  private static Request any(Story story, Random random) {
    int n = 1 + random.nextInt(story.state().versions().size() + 1);
    String alias = "alias-" + random.nextInt(3);
    Optional<String> text = Optional.of("t" + random.nextInt(4)).filter(t -> random.nextBoolean());
    return switch (random.nextInt(23)) {
      case 0 -> ModelRequests.describe(insisting(Optional.empty()), text);
      case 1 -> ModelRequests.tag("k" + random.nextInt(2), insisting(Optional.empty()), text);
      case 2 -> random.nextInt(5) == 0 ? ModelRequests.delete() : ModelRequests.restore();
      case 3 -> ModelRequests.restore();
      case 4 -> Story.register("label-" + random.nextInt(5));
      case 5 -> Story.register();
      case 6, 7 -> Story.train();
      case 8, 9 ->
          RunRequests.finishTraining(
              Story.finish(n, "run-1", OUTCOMES.get(random.nextInt(OUTCOMES.size()))),
              List.of(Story.artifact("m")));
      case 10 -> Story.evaluate(n, "e" + random.nextInt(9));
      case 11 ->
          RunRequests.finishEvaluation(
              Story.finishEvaluation(n, "e" + random.nextInt(9), EvaluationStatus.READY));
      case 12 -> VersionRequests.label(n, insisting(Optional.empty()), text);
      case 13 -> VersionRequests.tag(n, "k", insisting(Optional.empty()), text);
      case 14 -> random.nextBoolean() ? VersionRequests.delete(n) : VersionRequests.restore(n);
      case 15 -> VersionRequests.deleteAnyway(n);
      case 16 -> VersionRequests.note(n, insisting(Optional.empty()), text);
      case 17 -> RemovalRequests.purge(n);
      case 18 -> RunRequests.renew(Set.of("run-1", "e1"), Story.START.plusSeconds(n * 600L));
      case 19 ->
          ModelRequests.primary(
              insisting(Optional.empty()),
              new PrimaryMetric(Metric.ROC_AUC, DatasetRef.of("mails-" + n)));
      case 20 -> AliasRequests.remove(alias, seen(story.holder(alias)));
      case 21, 22 -> AliasRequests.assign(alias, n, seen(story.holder(alias)));
      default -> AliasRequests.rollBack(alias, insisting(0L));
    };
  }
}
