package io.modelogue.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.Anchor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoryEntryTest {
  private static final String FORGED =
      "typo\n8  2026-03-04T00:00:00Z  root  champion -> version 9\r\u0085\u2028\u2029\f";

  @Test
  void noReasonAndNoDescriptionCanForgeALine() {
    HistoryEntry entry =
        new HistoryEntry(
            new Anchor(UUID.randomUUID(), "spam", 7, "ab".repeat(32)),
            Instant.EPOCH,
            Optional.empty(),
            "ann",
            Optional.of(FORGED),
            Optional.empty(),
            List.of(
                new ModelEvent.ModelDescribed(Optional.empty(), Optional.of("what it\nis for"))));

    assertThat(entry.toString())
        .matches("7  1970[^\\n\\r\\f\\u0085\\u2028\\u2029]*")
        .contains(
            "what it\\nis for", "(typo\\n8  2026", "version 9\\r\\u0085\\u2028\\u2029\\u000c");
  }
}
