package io.modelogue.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.history.HistoryEvent;
import io.modelogue.internal.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * A history as the first release wrote it, one payload per line. It must be read for ever; what is
 * written may change only together with the format's number.
 */
class GoldenHistoryTest {
  private static final String HEAD_HASH =
      "4758a6dc72cb43e75193ddcca09be38c94dde6c36cecb685979ccb93d9c7ae21";

  @Test
  void aHistoryOfFormatOneIsReadForEver() throws IOException {
    List<List<HistoryEvent>> events =
        golden().stream().map(GoldenHistoryTest::decoded).map(CommitDocument::events).toList();

    assertThat(events).isEqualTo(SampleHistory.events());
  }

  @Test
  void aHistoryOfFormatOneIsWrittenAgainToTheSameBytes() throws IOException {
    for (String payload : golden()) {
      byte[] again = CommitCodec.encode(decoded(payload));

      assertThat(new String(again, StandardCharsets.UTF_8)).isEqualTo(payload);
    }
  }

  @Test
  void theSameEventsAreWrittenAsEver() throws IOException {
    List<String> written =
        SampleHistory.payloads().stream().map(p -> new String(p, StandardCharsets.UTF_8)).toList();

    assertThat(written).isEqualTo(golden());
  }

  @Test
  void theHashOfTheHeadIsThatOfTheStoredBytes() throws IOException {
    List<String> golden = golden();
    String head = golden.get(golden.size() - 1);

    assertThat(Digests.of(head.getBytes(StandardCharsets.UTF_8))).isEqualTo(HEAD_HASH);
  }

  private static CommitDocument decoded(String payload) {
    return CommitCodec.decode(payload.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> golden() throws IOException {
    try (InputStream in = GoldenHistoryTest.class.getResourceAsStream("golden-history.jsonl")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }
}
