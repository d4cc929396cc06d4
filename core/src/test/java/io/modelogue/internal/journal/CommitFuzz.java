package io.modelogue.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.modelogue.history.HistoryEvent;
import io.modelogue.internal.json.MalformedJsonException;
import io.modelogue.internal.state.Evolution;
import io.modelogue.internal.state.InconsistentHistoryException;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.UnknownCriticalEventException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class CommitFuzz {
  private static final ModelState SAMPLE = SampleHistory.state();

  @MethodSource("samples")
  @FuzzTest
  void whateverAPayloadHoldsIsACommitOrMalformed(byte[] payload) {
    CommitDocument commit;
    try {
      commit = CommitCodec.decode(payload);
    } catch (MalformedJsonException | NewerFormatException e) {
      assertThat(e.getMessage()).isNotBlank();
      return;
    }
    byte[] again = CommitCodec.encode(commit);
    assertThat(CommitCodec.decode(again)).isEqualTo(commit);
    assertThat(CommitCodec.encode(CommitCodec.decode(again))).isEqualTo(again);
    for (HistoryEvent event : commit.events()) {
      assertThat(event.describe()).isNotNull();
      assertThat(BlobRefs.of(event)).doesNotContainNull();
    }
    fold(ModelState.nothing(commit.stream()), commit, payload);
    fold(SAMPLE, commit, payload);
  }

  /** What folds can be written down as a checkpoint. */
  private static void fold(ModelState before, CommitDocument commit, byte[] payload) {
    ModelState after;
    try {
      after = Evolution.evolve(before, Link.of(commit, payload).place(), commit.events());
    } catch (InconsistentHistoryException | UnknownCriticalEventException e) {
      assertThat(e.getMessage()).isNotBlank();
      return;
    }
    if (after.exists()) {
      assertThat(CheckpointCodec.encode(after)).isNotEmpty();
    }
  }

  static Stream<byte[]> samples() {
    return SampleHistory.payloads().stream();
  }
}
