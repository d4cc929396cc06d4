/**
 * How good predictions are: exact measures, their uncertainty, and tests of differences.
 *
 * <p>Pure computation over arrays, usable by itself. {@link io.modelogue.evaluation.Evaluator} is
 * the front door:
 *
 * <pre>{@code
 * EvaluationResult result = Evaluator.standard().evaluate(Predictions.binary(scores, labels));
 * result.rocAuc().value();
 * }</pre>
 *
 * <p>Three rules hold throughout. Scores tie when they are equal as numbers (so {@code -0.0} ties
 * with {@code 0.0}), never by a tolerance. A score is positive at a threshold {@code t} when {@code
 * score >= t}. What has no value is an explicit {@link io.modelogue.evaluation.Measure.Undefined}
 * with its reason, never NaN.
 */
@NullMarked
package io.modelogue.evaluation;

import org.jspecify.annotations.NullMarked;
