package io.modelogue.internal.state;

import static io.modelogue.EvaluationStatus.CANCELLED;
import static io.modelogue.EvaluationStatus.FAILED;
import static io.modelogue.EvaluationStatus.READY;
import static io.modelogue.internal.state.Story.artifact;
import static io.modelogue.internal.state.Story.evaluate;
import static io.modelogue.internal.state.Story.finish;
import static io.modelogue.internal.state.Story.finishEvaluation;
import static io.modelogue.internal.state.Story.train;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.EvaluationStatus;
import io.modelogue.VersionStateException;
import io.modelogue.VersionStatus;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.RunIdentity;
import io.modelogue.history.TrainingEvent.TrainingFinished;
import io.modelogue.internal.Limits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunRequestsTest {
  private static final TrainingFinished TRAINED = finish(1, "run-1", VersionStatus.TRAINED);

  @Test
  void aTrainingEndsWithItsFilesInOneCommit() {
    Story story = Story.withVersions(0).does(train());
    assertThat(story.version(1).status()).isEqualTo(VersionStatus.TRAINING);
    assertThat(story.state().running()).containsExactly(1);

    story.does(RunRequests.finishTraining(TRAINED, List.of(artifact("m"))));
    assertThat(story.version(1).status()).isEqualTo(VersionStatus.TRAINED);
    assertThat(story.version(1).artifacts()).containsExactly(artifact("m"));
    assertThat(story.state().running()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = VersionStatus.class,
      names = {"TRAINED", "FAILED", "CANCELLED"})
  void aTrainingThatHasEndedDoesNotEndAgain(VersionStatus outcome) {
    Story story = Story.withVersions(0).does(train());
    story.does(RunRequests.finishTraining(finish(1, "run-1", outcome), List.of()));

    assertThat(story.decides(RunRequests.finishTraining(TRAINED, List.of()))).isEmpty();
    assertThat(story.version(1).status()).isEqualTo(outcome);
  }

  @Test
  void aFinishOfAnotherRunIsNotTakenForThisOne() {
    Story story = Story.withVersions(1).does(train());

    assertThat(
            story.decides(
                RunRequests.finishTraining(finish(2, "other", VersionStatus.TRAINED), List.of())))
        .isEmpty();
    assertThat(story.decides(RunRequests.finishTraining(TRAINED, List.of()))).isEmpty();
  }

  @Test
  void whatRunsNoLongerIsInterruptedAndTheRestIsNot() {
    Story story =
        Story.withVersions(1).does(train()).does(evaluate(1, "e1")).does(evaluate(1, "e2"));

    List<HistoryEvent> events =
        RunRequests.interruptions(story.state(), run -> !run.runId().equals("e2"));
    story.happens(events);

    assertThat(events).hasSize(2);
    assertThat(story.version(2).status()).isEqualTo(VersionStatus.INTERRUPTED);
    assertThat(story.version(1).evaluations())
        .extracting(EvaluationState::status)
        .containsExactly(EvaluationStatus.INTERRUPTED, EvaluationStatus.RUNNING);
    assertThat(story.state().running()).containsExactly(1);
    assertThat(RunRequests.interruptions(story.state(), run -> !run.runId().equals("e2")))
        .isEmpty();
  }

  @Test
  void aLateFinishSupersedesAnInterruptionAndBothStayInTheHistory() {
    Story story = Story.withVersions(0).does(train());
    story.happens(RunRequests.interruptions(story.state(), run -> true));

    story.does(RunRequests.finishTraining(TRAINED, List.of()));
    assertThat(story.version(1).status()).isEqualTo(VersionStatus.TRAINED);
    assertThat(story.commits()).hasSize(4);
    assertThat(story.decides(RunRequests.finishTraining(TRAINED, List.of()))).isEmpty();
  }

  @Test
  void whatIsJudgedWhenItIsReadLeavesRevisionAndHashAsTheyAre() {
    Story story = Story.withVersions(0).does(train());

    ModelState judged =
        Evolution.asIf(story.state(), RunRequests.interruptions(story.state(), run -> true));

    assertThat(judged.version(1).status()).isEqualTo(VersionStatus.INTERRUPTED);
    assertThat(judged.head()).isEqualTo(story.state().head());
    assertThat(judged.hash()).isEqualTo(story.state().hash());
    assertThat(judged.at()).isEqualTo(story.state().at());
    assertThat(story.version(1).status()).isEqualTo(VersionStatus.TRAINING);
  }

  @Test
  void aRenewedLeaseIsWhatIsJudgedAfterwards() {
    Story story = Story.withVersions(1).does(train()).does(evaluate(1, "e1"));
    Instant now = Instant.parse("2030-01-01T00:00:00Z");

    story.does(RunRequests.renew(Set.of("run-1", "e1"), now));

    List<RunIdentity> judged = new ArrayList<>();
    var unused = RunRequests.interruptions(story.state(), run -> !judged.add(run));
    assertThat(judged).hasSize(2).allMatch(run -> run.leaseUntil().equals(now.plus(Limits.LEASE)));
    assertThat(story.decides(RunRequests.renew(Set.of("run-1", "e1"), now))).isEmpty();
    assertThat(story.decides(RunRequests.renew(Set.of("other"), now.plusSeconds(900)))).isEmpty();
    assertThat(story.refolded()).isEqualTo(story.state());
  }

  @Test
  void onlyAUsableVersionIsEvaluated() {
    Story story = Story.withVersions(0).does(train());

    assertThatExceptionOfType(VersionStateException.class)
        .isThrownBy(() -> story.does(evaluate(1, "e")))
        .withMessageContaining("is training");
  }

  @Test
  void anEvaluationEndsOnceAndALateFinishSupersedesItsInterruption() {
    Story story = Story.withVersions(1).does(evaluate(1, "e"));
    story.happens(RunRequests.interruptions(story.state(), run -> true));
    story.does(RunRequests.finishEvaluation(finishEvaluation(1, "e", READY)));

    assertThat(story.version(1).evaluations().get(0).status()).isEqualTo(READY);
    assertThat(story.decides(RunRequests.finishEvaluation(finishEvaluation(1, "e", FAILED))))
        .isEmpty();
    assertThat(story.decides(RunRequests.finishEvaluation(finishEvaluation(1, "x", CANCELLED))))
        .isEmpty();
  }

  @Test
  void aTrainingOfADeletedModelIsStillBroughtToItsEnd() {
    Story story = Story.withVersions(0).does(train()).does(ModelRequests.delete());

    story.does(RunRequests.finishTraining(TRAINED, List.of()));
    assertThat(story.version(1).status()).isEqualTo(VersionStatus.TRAINED);
    assertThat(story.state().deleted()).isTrue();
  }
}
