package io.modelogue.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.modelogue.internal.json.MalformedJsonException;
import io.modelogue.internal.state.ModelState;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointFuzz {

  /** Thrown where the history itself would be read. */
  private static final class HistoryNeeded extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @MethodSource("samples")
  @FuzzTest
  void whateverACheckpointHoldsIsAStateOrMalformed(byte[] payload) {
    try {
      state(payload).ifPresent(CheckpointFuzz::assertKeptAgain);
    } catch (MalformedJsonException e) {
      assertThat(e.getMessage()).isNotBlank();
    } catch (HistoryNeeded e) {
      // versions that cannot be read are taken from there
    }
  }

  private static void assertKeptAgain(ModelState state) {
    state.versions().forEach(version -> assertThat(version.number()).isPositive());
    assertThat(state(CheckpointCodec.encode(state))).contains(state);
  }

  private static Optional<ModelState> state(byte[] payload) {
    return CheckpointCodec.decode(
        payload,
        SampleHistory.REGISTRY,
        SampleHistory.MODEL,
        revision -> {
          throw new HistoryNeeded();
        });
  }

  static Stream<byte[]> samples() {
    return Stream.of(CheckpointCodec.encode(SampleHistory.state()));
  }
}
