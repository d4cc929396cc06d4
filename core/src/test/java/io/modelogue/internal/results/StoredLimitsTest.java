package io.modelogue.internal.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.modelogue.evaluation.EvaluationResult;
import io.modelogue.evaluation.Evaluator;
import io.modelogue.evaluation.Measure;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.Predictions;
import io.modelogue.evaluation.RocCurve;
import io.modelogue.evaluation.UndefinedReason;
import io.modelogue.history.BlobRef;
import io.modelogue.history.EvaluationSummary;
import io.modelogue.internal.Limits;
import io.modelogue.internal.journal.EvaluationSummaryJson;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How much of an evaluation is stored. */
class StoredLimitsTest {

  @Test
  void theJournalTakesASummaryOfTheLimitAndNoByteMore() {
    int frame = EvaluationSummaryJson.size(summary(""));
    String longest = "x".repeat(Limits.EVALUATION_BYTES - frame);

    assertThat(EvaluationSummaryJson.size(StoredResults.checked(summary(longest))))
        .isEqualTo(Limits.EVALUATION_BYTES);
    assertThatIllegalStateException()
        .isThrownBy(() -> StoredResults.checked(summary(longest + "x")))
        .withMessage(
            "the overall measures of an evaluation take 65537 bytes, where the journal takes"
                + " 65536");
  }

  @Test
  void curvesAreStoredWholeUpToTheLimitAndThinnedBeyondIt() {
    int most = Limits.CURVE_POINTS / 4; // two concepts with two curves each
    EvaluationResult whole = evaluate(most);
    EvaluationResult beyond = evaluate(most + 1);
    RocCurve curve = whole.concept("positive").rocCurve();

    assertThat(curve.size()).isEqualTo(most);
    RocCurve kept = StoredResults.fitted(whole).concept("positive").rocCurve();
    assertThat(kept.size()).isEqualTo(most);
    assertThat(kept.lostArea()).isZero();
    assertThat(beyond.concept("positive").rocCurve().size()).isEqualTo(most + 1);
    RocCurve thinned = StoredResults.fitted(beyond).concept("positive").rocCurve();
    assertThat(thinned.size()).isEqualTo(most);
    assertThat(thinned.lostArea()).isPositive();
    assertThat(ResultJson.encode(StoredResults.fitted(beyond)).length)
        .isLessThan((int) Limits.JSON_DOCUMENT);
  }

  /** Rows in turn positive and negative, so that the curve bends at every score but the last. */
  private static EvaluationResult evaluate(int points) {
    int rows = points - 1;
    double[] scores = new Random(3).doubles(rows).sorted().toArray();
    boolean[] labels = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row % 2 == 0;
    }
    return Evaluator.builder()
        .curvePoints(Integer.MAX_VALUE)
        .build()
        .evaluate(Predictions.binary(scores, labels));
  }

  private static EvaluationSummary summary(String explanation) {
    return new EvaluationSummary(
        400,
        Map.of(Metric.LOG_LOSS, Measure.undefined(UndefinedReason.NOT_PROBABILITIES, explanation)),
        new BlobRef("0".repeat(64), 12),
        Optional.empty());
  }
}
