package io.modelogue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.internal.Limits;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The guide's table of limits says the numbers that hold. */
class GuideLimitsTest {

  @Test
  void theNumbersAreThoseOfTheLibrary() throws IOException {
    String guide = Files.readString(Snippets.projectRoot().resolve("docs/guide.md"));
    String table = guide.substring(guide.indexOf("\n## Limits\n"));

    assertThat(table)
        .contains(
            "template | %d characters |".formatted(Limits.NAME),
            "text setting | %,d characters |".formatted(Limits.TEXT),
            "URI of a data set | %,d characters |".formatted(Limits.URI),
            "concepts of a model | %,d |".formatted(Limits.CONCEPTS),
            "a configuration, as JSON | %d KiB |".formatted(Limits.CONFIG_BYTES >> 10),
            "a commit, as JSON | %d MiB |".formatted(Limits.COMMIT_BYTES >> 20),
            "kept with an evaluation | %d MiB".formatted(Limits.KEPT_PREDICTIONS_BYTES >> 20),
            "one evaluation together | %,d |".formatted(Limits.CURVE_POINTS),
            "says in the journal, as JSON | %d KiB |".formatted(Limits.EVALUATION_BYTES >> 10),
            "ahead of the clock | %d minutes |".formatted(Limits.CLOCK_SKEW.toMinutes()),
            "others were faster | %d times |".formatted(Limits.COMMIT_ATTEMPTS),
            "sign of life | %d minutes; it renews every %d |"
                .formatted(Limits.LEASE.toMinutes(), Limits.RENEWAL.toMinutes()),
            "its tokens | %d, %d MiB, %,d characters, %d MiB, %,d |"
                .formatted(
                    Limits.JSON_DEPTH,
                    Limits.JSON_STRING >> 20,
                    Limits.JSON_NAME,
                    Limits.JSON_DOCUMENT >> 20,
                    Limits.JSON_TOKENS));
  }
}
