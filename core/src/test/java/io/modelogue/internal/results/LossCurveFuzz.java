package io.modelogue.internal.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.modelogue.LossCurve;
import io.modelogue.internal.json.MalformedJsonException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class LossCurveFuzz {

  @MethodSource("samples")
  @FuzzTest
  void whateverTheBytesAreTheyAreALossCurveOrMalformed(byte[] json) {
    LossCurve curve;
    try {
      curve = LossCurveJson.decode(json);
    } catch (MalformedJsonException e) {
      assertThat(e.getMessage()).isNotBlank();
      return;
    }
    byte[] again = LossCurveJson.encode(curve);
    assertThat(LossCurveJson.encode(LossCurveJson.decode(again))).isEqualTo(again);
  }

  static Stream<byte[]> samples() {
    return Stream.of(
        LossCurveJson.encode(
            new LossCurve(List.of(new LossCurve.Point(1, Map.of("loss", Double.NaN))))));
  }
}
