package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.history.HistoryEntry;
import io.modelogue.internal.Limits;
import io.modelogue.storage.MemoryStorage;
import io.modelogue.storage.OpenMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a clock that goes wrong does to a history. */
class ClockTest {
  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00.123456Z");

  private final SetClock clock = new SetClock();
  private final MemoryStorage storage = MemoryStorage.create();
  private final ModelRegistry registry =
      ModelRegistry.builder(storage).clock(clock).actor("ann").open();
  private final Model spam = registry.createModel("spam").create();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void aClockThatGoesBackwardsGivesTimesThatDoNot() {
    clock.now = NOON.minusSeconds(60);
    spam.describe("behind").commit();
    clock.now = NOON.plusSeconds(1);
    spam.describe("right again").commit();

    List<HistoryEntry> history = spam.history();
    assertThat(history)
        .extracting(HistoryEntry::at)
        .containsExactly(NOON, NOON, NOON.plusSeconds(1));
    assertThat(history.get(0).observed()).isEmpty();
    assertThat(history.get(1).observed()).contains(NOON.minusSeconds(60));
    assertThat(history.get(2).observed()).isEmpty();
  }

  @Test
  void timesAreKeptInMicroseconds() {
    clock.now = NOON.plusNanos(1_999);
    spam.describe("now").commit();

    assertThat(spam.history().get(1).at()).isEqualTo(NOON.plusNanos(1_000));
    assertThat(spam.history().get(1).observed()).isEmpty();
  }

  @Test
  void aHeadInTheFutureRefusesWritesFromTheLimitOn() {
    clock.now = NOON.minus(Limits.CLOCK_SKEW);
    spam.describe("just within").commit();
    clock.now = clock.now.minus(Duration.ofNanos(1_000));

    assertThatExceptionOfType(ClockSkewException.class)
        .isThrownBy(() -> spam.describe("beyond").commit())
        .withMessageContainingAll("spam", NOON.toString(), "allowClockSkew()");
    assertThat(spam.history()).hasSize(2);
    assertThat(spam.now().description()).contains("just within");
  }

  @Test
  void aHeadInTheFutureIsWrittenToIfThatIsAllowed() {
    clock.now = NOON.minusSeconds(3_600);
    try (ModelRegistry allowing =
        ModelRegistry.builder(storage.another(OpenMode.CREATE))
            .clock(clock)
            .actor("ann")
            .allowClockSkew()
            .open()) {
      allowing.model("spam").describe("an hour behind").commit();
    }

    assertThat(spam.history().get(1).at()).isEqualTo(NOON);
    assertThat(spam.history().get(1).observed()).contains(NOON.minusSeconds(3_600));
  }

  @Test
  void aClockThatWasAYearAheadOnceIsNotFollowed() {
    clock.now = NOON.plus(Duration.ofDays(365));
    spam.describe("from the future").commit();
    ModelVersion version = spam.register(VersionConfig.builder().build()).commit();
    clock.now = NOON.plusSeconds(1);

    for (ThrowingCallable write :
        List.<ThrowingCallable>of(
            () -> spam.describe("right again").commit(),
            () -> spam.register(VersionConfig.builder().build()).commit(),
            () -> version.promote("champion").commit(),
            () -> version.delete("not needed"),
            () -> version.evaluate().on(Mails.HELD_OUT).predictions(Mails.score(1)).start())) {
      assertThatExceptionOfType(ClockSkewException.class)
          .isThrownBy(write)
          .withMessageContainingAll("spam", "2027-03-03", "2026-03-03", "set the clock right");
    }
    assertThat(spam.history()).hasSize(3);
    registry.createModel("churn").create();
    registry.verify().requireIntact();
  }

  private static final class SetClock extends Clock {
    private Instant now = NOON;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
