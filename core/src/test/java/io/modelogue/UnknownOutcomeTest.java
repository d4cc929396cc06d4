package io.modelogue;

import static io.modelogue.UncertainStorage.afterwards;
import static io.modelogue.UncertainStorage.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.UncertainStorage.Plan;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.UnknownEvent;
import io.modelogue.internal.Limits;
import io.modelogue.internal.engine.Engine;
import io.modelogue.internal.engine.EngineOptions;
import io.modelogue.internal.run.ProcessSight;
import io.modelogue.internal.run.RunJudgement;
import io.modelogue.storage.ConflictException;
import io.modelogue.storage.OutcomeUnknownException;
import io.modelogue.storage.OutcomeUnknownException.Kind;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes of a write whose outcome the storage cannot tell, or that others are ahead of. */
class UnknownOutcomeTest {
  private static final StreamId STREAM = new StreamId("model", "spam");

  private final UncertainStorage storage = new UncertainStorage();
  private final ModelRegistry registry = ModelRegistry.builder(storage).actor("ann").open();
  private final Model spam = registry.createModel("spam").create();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void aLostReplyToACommitThatWasWrittenHasOneEffect() {
    storage.plan(afterwards(() -> unknown(Kind.LOST_REPLY)));

    ModelVersion version = register();

    assertThat(version.number()).isEqualTo(1);
    assertThat(storage.appends()).isEqualTo(2);
    assertThat(spam.history()).hasSize(2);
  }

  @Test
  void aLostReplyToACommitThatWasNotWrittenHasOneEffect() {
    storage.plan(without(() -> unknown(Kind.LOST_REPLY)), without(() -> unknown(Kind.LOST_REPLY)));

    assertThat(register().number()).isEqualTo(1);
    assertThat(storage.appends()).isEqualTo(3);
    assertThat(spam.history()).hasSize(2);
  }

  @Test
  void aLostReplyBehindWhichSomebodyElseWasFasterIsDecidedAgain() {
    storage.plan(
        without(() -> unknown(Kind.LOST_REPLY)),
        append -> {
          register();
          return append.get();
        });

    assertThat(register().number()).isEqualTo(2);
    assertThat(spam.versions()).hasSize(2);
  }

  @Test
  void repliesThatAreLostForGoodAreSaidToBeUnknown() {
    storage.plan(times(20, afterwards(() -> unknown(Kind.LOST_REPLY))));

    assertThatExceptionOfType(CommitUnknownException.class)
        .isThrownBy(this::register)
        .withMessageContainingAll("spam", "not known", "open the registry again")
        .matches(e -> e.model().equals("spam"));
    assertThat(spam.history()).hasSize(2);
  }

  @Test
  void aStorageThatGoesAwayAfterALostReplyIsNotTakenForOneThatWroteNothing() {
    storage.plan(afterwards(() -> unknown(Kind.LOST_REPLY)));
    storage.plan(times(20, without(UnknownOutcomeTest::unavailable)));

    assertThatExceptionOfType(CommitUnknownException.class).isThrownBy(this::register);
    assertThat(spam.history()).hasSize(2);
  }

  @Test
  void aStorageThatComesBackAfterALostReplySettlesIt() {
    storage.plan(
        afterwards(() -> unknown(Kind.LOST_REPLY)), without(UnknownOutcomeTest::unavailable));

    assertThat(register().number()).isEqualTo(1);
    assertThat(spam.history()).hasSize(2);
  }

  @Test
  void aStorageThatWroteNothingSaysSo() {
    storage.plan(without(UnknownOutcomeTest::unavailable));

    assertThatExceptionOfType(StorageFailureException.class).isThrownBy(this::register);
    assertThat(storage.appends()).isEqualTo(1);
    assertThat(spam.history()).hasSize(1);
  }

  @Test
  void aFailedSyncIsNeverReplayedIntoSuccess() {
    storage.plan(afterwards(() -> unknown(Kind.SYNC_FAILED)));

    assertThatExceptionOfType(CommitUnknownException.class).isThrownBy(this::register);
    assertThat(storage.appends()).isEqualTo(1);
  }

  @Test
  void whoeverIsNeverFastEnoughIsToldSoAndNothingIsLost() {
    storage.plan(times(1_000, without(UnknownOutcomeTest::conflict)));

    assertThatExceptionOfType(ConcurrentChangeException.class)
        .isThrownBy(this::register)
        .withMessageContainingAll("spam", "nothing was written");
    assertThat(storage.appends()).isEqualTo(Limits.COMMIT_ATTEMPTS);
    assertThat(spam.history()).hasSize(1);
  }

  @Test
  void whoeverIsFastEnoughAtTheSixthAttemptWritesOnce() {
    storage.plan(times(5, without(UnknownOutcomeTest::conflict)));

    assertThat(register().number()).isEqualTo(1);
    assertThat(spam.history()).hasSize(2);
  }

  @Test
  void anActorWithoutANameWritesNothing() {
    String[] actor = {"ann"};
    UncertainStorage place = new UncertainStorage();
    try (ModelRegistry nameless = ModelRegistry.builder(place).actor(() -> actor[0]).open()) {
      Model model = nameless.createModel("m").create();
      for (String name : Arrays.asList(null, " ", "a\uD800")) {
        actor[0] = name;
        assertThatExceptionOfType(RuntimeException.class)
            .isThrownBy(() -> model.describe("x").commit())
            .withMessageContaining("actor");
      }
      assertThat(model.history()).hasSize(1);
    }
  }

  @Test
  void nobodyIsAskedWhoTheyAreBeforeTheyWrite() {
    try (ModelRegistry reading =
        ModelRegistry.builder(storage)
            .actor(
                () -> {
                  throw new IllegalStateException("nobody is logged in");
                })
            .open()) {
      assertThat(reading.model("spam").versions()).isEmpty();
    }
  }

  @Test
  void whatCouldNotBeReadBackIsNeverWritten() {
    EngineOptions options =
        new EngineOptions(
            Clock.systemUTC(),
            () -> "ann",
            0,
            Duration.ZERO,
            EngineOptions.SkewPolicy.REFUSE,
            new RunJudgement(ProcessSight.ofThisMachine(), Clock.systemUTC()));
    Engine engine = Engine.open(storage, "here", options, (entry, state) -> {});
    HistoryEvent broken = new UnknownEvent("model-tagged", false, "{\"type\":\"model-tagged\"}");

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> engine.commit("spam", state -> List.of(broken), Optional.empty()))
        .withMessageContainingAll("spam", "nothing was written");
    assertThat(spam.history()).hasSize(1);
    assertThat(spam.versions()).isEmpty();
  }

  @Test
  void aFailureWithoutAMessageOrWithABrokenOneIsKept() {
    assertThat(Failure.of(new IllegalStateException()).message()).isEmpty();
    assertThat(Failure.of(new IllegalStateException("a\uD800b")).message()).isEqualTo("a?b");
    String pairs = "\uD83D\uDE00".repeat(Limits.TEXT);
    assertThat(Failure.of(new IllegalStateException(pairs)).message())
        .hasSizeLessThanOrEqualTo(Limits.TEXT)
        .endsWith("...");
  }

  private ModelVersion register() {
    return spam.register(VersionConfig.builder().build()).commit();
  }

  private static Plan[] times(int n, Plan plan) {
    List<Plan> plans = Collections.nCopies(n, plan);
    return plans.toArray(Plan[]::new);
  }

  private static OutcomeUnknownException unknown(Kind kind) {
    return new OutcomeUnknownException(kind, "the line went dead", null);
  }

  private static UnavailableException unavailable() {
    return new UnavailableException("the line is dead", null);
  }

  private static ConflictException conflict() {
    return new ConflictException(STREAM, 0, 1);
  }
}
