package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class RocAccumulatorFuzz {

  @MethodSource("samples")
  @FuzzTest
  void whateverTheBytesAreTheyAreAnAccumulatorOrRefused(byte[] bytes) {
    RocAccumulator accumulator;
    try {
      accumulator = RocAccumulator.fromBytes(bytes);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotBlank();
      return;
    }
    assertThat(accumulator.toBytes()).isEqualTo(bytes);
    if (accumulator.positives() > 0 && accumulator.negatives() > 0) {
      assertThat(accumulator.auc()).isNotNull();
    }
  }

  static Stream<byte[]> samples() {
    RocAccumulator exact = RocAccumulator.create();
    exact.addAll(new double[] {.1, .9, -0.0}, new boolean[] {false, true, true});
    RocAccumulator binned = RocAccumulator.withLimit(2);
    binned.addAll(new double[] {.1, .9, 7, 8}, new boolean[] {false, true, true, false});
    return Stream.of(exact, binned).map(RocAccumulator::toBytes);
  }
}
