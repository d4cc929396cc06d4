package io.modelogue.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The evaluation of binary predictions: one column of scores, seen from both concepts. */
final class BinaryEvaluation {
  private final Evaluator evaluator;
  private final Predictions predictions;

  BinaryEvaluation(Evaluator evaluator, Predictions predictions) {
    this.evaluator = evaluator;
    this.predictions = predictions;
  }

  EvaluationResult evaluate() {
    ConceptEvaluation concepts = new ConceptEvaluation(evaluator, predictions);
    ScoreCounts counts = ScoreCounts.of(predictions, 1);
    OptionalDouble threshold = evaluator.thresholdFor(counts.areProbabilities());

    // Both are the same seen from either concept; taking them over spares the rounding of 1 - s.
    ProbabilityScores probabilities = ProbabilityScores.of(counts, evaluator.logLossEpsilon());
    ConceptResultBuilder positive =
        concepts.evaluate(predictions.concepts().get(1), new PositiveGroups(counts), probabilities);
    ConceptResultBuilder negative =
        counts.areProbabilities()
            ? concepts.evaluate(
                predictions.concepts().get(0),
                new PositiveGroups(counts.complement()),
                probabilities)
            : withoutScores(counts);
    if (threshold.isPresent()) {
      decide(positive, negative, counts, threshold.getAsDouble());
    }

    List<ConceptResult> results = List.of(negative.build(), positive.build());
    EvaluationResultBuilder result = EvaluationResult.builder(PredictionKind.BINARY, results);
    result.positive(results.get(1).name());
    threshold.ifPresent(result::threshold);
    for (Metric metric : Metric.values()) {
      result.measure(metric, results.get(1).metric(metric));
    }
    Averaging averaging = new Averaging(results);
    result.macro(averaging.macro().build()).weighted(averaging.weighted().build());
    if (threshold.isPresent()) {
      ConfusionMatrix confusion = confusion(results.get(1));
      result.confusion(confusion).micro(Averaging.micro(confusion).build());
    }
    return result.build();
  }

  private static void decide(
      ConceptResultBuilder positive,
      ConceptResultBuilder negative,
      ScoreCounts counts,
      double threshold) {
    ConceptEvaluation.decide(positive, counts, threshold);
    negative.counts(counts.at(threshold).opposite());
    if (counts.hasWeights()) {
      negative.weightedCounts(counts.weightedAt(threshold).opposite());
    }
  }

  /** The negative concept where scores are no probabilities, so that it has none of its own. */
  private ConceptResultBuilder withoutScores(ScoreCounts counts) {
    String name = predictions.concepts().get(0);
    ConceptResultBuilder result =
        ConceptResult.builder(name, predictions.rows(), counts.negatives());
    if (counts.hasWeights()) {
      result.weights(counts.positiveWeight() + counts.negativeWeight(), counts.negativeWeight());
    }
    for (Metric metric : Metric.values()) {
      if (metric.basis() == Metric.Basis.SCORES) {
        result.measure(
            metric,
            Measure.undefined(
                UndefinedReason.NOT_PROBABILITIES,
                "scores lie outside [0, 1], so that \"" + name + "\" has none of its own"));
      }
    }
    return result;
  }

  private ConfusionMatrix confusion(ConceptResult positive) {
    ThresholdCounts c = positive.counts();
    WeightedCounts w = positive.findWeightedCounts().orElseThrow();
    long[] counts = {c.trueNegatives(), c.falsePositives(), c.falseNegatives(), c.truePositives()};
    double[] weights = {
      w.trueNegatives(), w.falsePositives(), w.falseNegatives(), w.truePositives()
    };
    List<ConfusionMatrix.Cell> cells = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        cells.add(new ConfusionMatrix.Cell(i / 2, i % 2, counts[i]));
      }
    }
    ConfusionMatrix matrix = ConfusionMatrix.of(predictions.concepts(), cells);
    double[] filled =
        IntStream.range(0, 4).filter(i -> counts[i] > 0).mapToDouble(i -> weights[i]).toArray();
    return positive.hasWeights() ? matrix.withWeights(filled) : matrix;
  }
}
