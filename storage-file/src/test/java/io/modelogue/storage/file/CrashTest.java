package io.modelogue.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.storage.BlobId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nothing that was acknowledged is lost, and nothing is half there, wherever the power fails. That
 * this test could find it is shown by leaving out one kind of sync at a time.
 */
class CrashTest {
  private static final Path ROOT = CrashLab.ROOT;
  private static final Map<CrashScenario, Long> STATES = new ConcurrentHashMap<>();

  @ParameterizedTest
  @EnumSource
  void whereverThePowerFailsThePromisesAreKept(CrashScenario scenario) throws IOException {
    long states = scenario.play(path -> false);

    assertThat(states).isGreaterThan(300); // longer runs find no more where these are all
    STATES.put(scenario, states);
  }

  @AfterAll
  static void theyWereManyIfAllScenariosWerePlayed() {
    if (STATES.size() == CrashScenario.values().length) {
      assertThat(STATES.values().stream().mapToLong(Long::longValue).sum())
          .as("remnants of all scenarios: %s", STATES)
          .isGreaterThan(20_000L);
    }
  }

  @Test
  void withoutTheSyncOfACommitsBytesItIsFoundDamaged() {
    assertFound(CrashScenario.APPENDS, below("tmp"), "damaged");
  }

  @Test
  void withoutTheSyncOfACommitsNameItIsLost() {
    assertFound(CrashScenario.APPENDS, below("streams").and(not("streams")), "acknowledged");
  }

  @Test
  void withoutTheSyncOfAStreamsNameItIsLost() {
    assertFound(CrashScenario.NEW_STREAMS, only("streams"), "acknowledged streams are listed");
  }

  @Test
  void withoutTheSyncOfABlobsBytesItIsFoundDamaged() {
    assertFound(CrashScenario.BLOBS, below("tmp"), "damaged");
  }

  @Test
  void withoutTheSyncOfABlobsNameItIsLost() {
    assertFound(CrashScenario.BLOBS, below("blobs"), "acknowledged blobs are there");
  }

  @Test
  void withoutTheSyncOfABlobsRemovalItComesBack() {
    BlobId other = CrashScenario.theDeletedBlob();
    assertFound(
        CrashScenario.BLOBS_DELETED_AND_STORED_AGAIN,
        only("blobs/" + other.hex().substring(0, 2)),
        "no others are");
  }

  @Test
  void withoutTheSyncOfTheDirectoriesOfBlobsTheyAreLost() {
    assertFound(CrashScenario.FIRST_OPEN_THEN_BLOBS, only("blobs"), "acknowledged blobs are there");
  }

  @Test
  void withoutTheSyncOfTheRegistryFilesBytesTheStoreIsFoundDamaged() {
    assertFound(CrashScenario.FIRST_OPEN, below("tmp"), "NOT_A_STORE|damaged");
  }

  @Test
  void withoutTheSyncOfTheRootTheStoreIsLost() {
    assertFound(CrashScenario.FIRST_OPEN, only("."), "no store at");
  }

  @Test
  void withoutTheSyncOfADirectoryAboveTheRootTheStoreIsLost() {
    assertFound(CrashScenario.FIRST_OPEN, only(".."), "no store at");
    assertFound(CrashScenario.FIRST_OPEN, only("../.."), "no store at");
  }

  private static void assertFound(
      CrashScenario scenario, Predicate<Path> forgottenSyncs, String verdict) {
    assertThatExceptionOfType(AssertionError.class)
        .as("%s without a sync", scenario)
        .isThrownBy(() -> scenario.play(forgottenSyncs))
        .withMessageMatching("(?s).*power lost after call.*(" + verdict + ").*");
  }

  private static Predicate<Path> below(String place) {
    Path directory = ROOT.resolve(place);
    return path -> path.startsWith(directory);
  }

  private static Predicate<Path> only(String place) {
    return ROOT.resolve(place).normalize()::equals;
  }

  private static Predicate<Path> not(String place) {
    return only(place).negate();
  }
}
