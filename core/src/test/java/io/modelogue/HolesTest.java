package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are gone from the middle of a history, as a copy leaves them that ended half way. */
class HolesTest {
  private static final Duration MONTH = Duration.ofDays(30);

  @TempDir private Path directory;
  private ModelRegistry registry;

  @BeforeEach
  void write() {
    try (ModelRegistry writing = ModelRegistry.builder(directory).open()) {
      Model spam = writing.createModel("spam").create();
      for (byte v = 0; v < 7; v++) {
        spam.register(VersionConfig.builder().build()).artifact("m", new byte[] {v}).commit();
      }
    }
    open();
  }

  private void open() {
    Clock later = Clock.offset(Clock.systemUTC(), MONTH.plusDays(1));
    registry = ModelRegistry.builder(directory).clock(later).open();
  }

  @AfterEach
  void close() {
    registry.close();
  }

  private void remove(int from, int to) throws IOException {
    registry.close();
    for (int revision = from; revision <= to; revision++) {
      Files.delete(commit(revision));
    }
    open();
  }

  private Path commit(int revision) throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("streams"))) {
      return files
          .filter(file -> file.toString().contains("spam"))
          .filter(file -> file.endsWith("%020d.c".formatted(revision)))
          .findFirst()
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 6})
  void aHoleOfAnyWidthIsFound(int to) throws IOException {
    remove(3, to);

    for (Verification verification : List.of(registry.verify(), registry.check().verification())) {
      assertThat(verification.findings())
          .singleElement()
          .matches(f -> f.kind() == Finding.Kind.GAP)
          .matches(f -> f.revision().getAsLong() == 3);
    }
    assertThat(registry.check().isHealthy()).isFalse();
  }

  @Test
  void nothingIsWrittenIntoAHoleAndNothingIsDroppedOrCopied() throws IOException {
    remove(3, 4);
    List<ThrowingCallable> uses =
        List.of(
            () -> registry.model("spam"),
            () -> registry.createModel("spam").createIfAbsent(),
            () -> registry.collectGarbage(MONTH),
            () -> registry.export(directory.resolveSibling("dossier-" + directory.getFileName())));

    for (ThrowingCallable use : uses) {
      assertThatExceptionOfType(DamagedHistoryException.class).isThrownBy(use);
    }
    assertThat(registry.check().unusable()).containsOnlyKeys("spam");
  }

  @Test
  void aHoleThatIsFilledAgainFromACopyIsNoDamage() throws IOException {
    byte[] third = Files.readAllBytes(commit(3));
    byte[] fourth = Files.readAllBytes(commit(4));
    Path place = commit(3).getParent();
    remove(3, 4);
    assertThat(registry.verify().isIntact()).isFalse();

    Files.write(place.resolve("%020d.c".formatted(3)), third);
    Files.write(place.resolve("%020d.c".formatted(4)), fourth);

    assertThat(registry.verify().findings()).isEmpty();
    assertThat(registry.model("spam").asOf(Instant.now()).versions()).hasSize(7);
  }
}
