package io.modelogue.storage.testkit;

import io.modelogue.storage.MemoryStorage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The memory behaves as a plain map does, whatever is asked of it in whatever order. */
class MemoryRandomOperationsTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-03T09:15:27Z"));

  @Test
  void everyAnswerIsThatOfAPlainMap() {
    RandomOperations.run(
        round -> MemoryStorage.create(clock)::another, clock, Torture.times(2_000), 50);
  }
}
