package io.modelogue.internal.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.modelogue.evaluation.EvaluationResult;
import io.modelogue.evaluation.Evaluator;
import io.modelogue.evaluation.Predictions;
import io.modelogue.internal.json.MalformedJsonException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class ResultFuzz {

  @MethodSource("samples")
  @FuzzTest
  void whateverTheBytesAreTheyAreResultsOrMalformed(byte[] json) {
    EvaluationResult result;
    try {
      result = ResultJson.decode(json);
    } catch (MalformedJsonException e) {
      assertThat(e.getMessage()).isNotBlank();
      return;
    }
    byte[] again = ResultJson.encode(result);
    assertThat(ResultJson.encode(ResultJson.decode(again))).isEqualTo(again);
    assertThat(result.toString()).isNotBlank();
  }

  static Stream<byte[]> samples() {
    Predictions binary = Predictions.binary(new double[] {.1, .9, .4, .6}, new int[] {0, 1, 1, 0});
    Predictions weighted = binary.withWeights(new double[] {1, 2, .5, 1});
    Predictions classes =
        Predictions.multiClass(
            List.of("a", "b", "c"),
            new double[] {.1, .8, .1, .4, .5, .1, .2, .1, .7},
            new int[] {0, 1, 2});
    return Stream.of(binary, weighted, classes)
        .map(predictions -> ResultJson.encode(Evaluator.standard().evaluate(predictions)));
  }
}
