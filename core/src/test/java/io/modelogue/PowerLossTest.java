package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.storage.testkit.Torture;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A day with a registry over files on a simulated disk, whose power fails after every call to the
 * file system: what was acknowledged is there, nothing is half there, what ran is interrupted, and
 * whoever goes on ends with the registry of a day without failures. That this test could find it is
 * shown by leaving out one kind of sync at a time.
 */
@Tag("power-loss")
class PowerLossTest {
  private static final int STATES_PER_CALL = 3;

  /** Of so many remnants one is used until the end of the day; the others take a single commit. */
  private static final int REST_OF_THE_DAY = 40;

  @TempDir static Path directory;

  @Test
  void whereverThePowerFailsARegistryKeepsWhatItAcknowledged() {
    PowerLossDay day = new PowerLossDay(directory, Torture.times(STATES_PER_CALL), REST_OF_THE_DAY);

    day.spend();

    assertThat(day.states()).as("remnants").isGreaterThan(700);
    assertThat(day.interrupted()).as("of them with a run that was interrupted").isPositive();
    assertThat(day.goneOn()).as("of them used until the end of the day").isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "tmp, REGISTER, damaged",
    "streams, CREATE_A_MODEL, MODEL_MISSING",
    "streams, PROMOTE, CUT_OFF",
    "blobs, REGISTER, BLOB_MISSING",
    "blobs, PURGE, removals that were acknowledged"
  })
  void withoutASyncItIsFound(String place, Deed from, String verdict) {
    PowerLossDay day = new PowerLossDay(directory, 6, REST_OF_THE_DAY).forgettingSyncs(place, from);

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(day::spend)
        .withMessageContaining("power lost after call")
        .withMessageContaining(verdict);
  }
}
