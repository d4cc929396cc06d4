package io.modelogue.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.internal.state.Evolution;
import io.modelogue.internal.state.ModelState;
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
