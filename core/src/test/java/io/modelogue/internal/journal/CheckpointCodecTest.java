package io.modelogue.internal.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.internal.json.MalformedJsonException;
import io.modelogue.internal.state.Evolution;
import io.modelogue.internal.state.ModelState;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointCodecTest {

  @Test
  void everyEventThereIsComesThroughACheckpoint() {
    ModelState state = ModelState.nothing(SampleHistory.MODEL);
    for (byte[] payload : SampleHistory.payloads()) {
      CommitDocument commit = CommitCodec.decode(payload);
      state = Evolution.evolve(state, Link.of(commit, payload).place(), commit.events());

      assertThat(restored(state)).as("at revision " + commit.revision()).isEqualTo(state);
    }
  }

  @Test
  void aVersionThatStandsInTheWrongPlaceIsTakenFromTheHistory() {
    ModelState state = SampleHistory.state();
    String payload = new String(CheckpointCodec.encode(state), UTF_8);
    for (String wrong : List.of("0", "2", "4")) {
      byte[] changed =
          payload
              .replaceFirst("(\"version-created\",\"critical\":true,\"version\":)3", "$1" + wrong)
              .getBytes(UTF_8);

      assertThat(
              CheckpointCodec.decode(
                  changed, SampleHistory.REGISTRY, SampleHistory.MODEL, revision -> state))
          .as("version 3 calls itself %s", wrong)
          .contains(state);
    }
  }

  @Test
  void aNumberOfVersionsThatCannotBeIsMalformed() {
    String payload = new String(CheckpointCodec.encode(SampleHistory.state()), UTF_8);
    byte[] changed = payload.replaceFirst("\"versions\":4", "\"versions\":-4").getBytes(UTF_8);

    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(
            () ->
                CheckpointCodec.decode(
                    changed, SampleHistory.REGISTRY, SampleHistory.MODEL, revision -> null))
        .withMessageContaining("-4 versions");
  }

  private static ModelState restored(ModelState state) {
    return CheckpointCodec.decode(
            CheckpointCodec.encode(state),
            SampleHistory.REGISTRY,
            SampleHistory.MODEL,
            revision -> {
              throw new AssertionError("the checkpoint could not be read");
            })
        .orElseThrow();
  }
}
