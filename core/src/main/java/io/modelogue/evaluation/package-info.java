/**
 * How good predictions are: exact measures, their uncertainty, and tests of differences.
 *
 * <p>Pure computation over arrays, usable by itself: nothing here knows a registry, a file format
 * of models, or a library that trains them.
 *
 * <h2>Using it alone</h2>
 *
 * <p>One score and one label a row are enough for an area under the ROC curve with its interval,
 * for the curve itself, and for everything that an evaluation holds:
 *
 * <pre>{@code
 * Measure auc = RocAuc.of(scores, labels);               // 0.8889 [0.5809, 1.0000] at 95%
 * double area = RocAuc.area(scores, labels).value();     // the same number alone, several times as fast
 * RocCurve curve = RocCurve.of(scores, labels);
 * for (int i = 0; i < curve.size(); i++) {
 *   System.out.println(curve.threshold(i) + ": " + curve.falsePositiveRate(i) + ", " + curve.truePositiveRate(i));
 * }
 *
 * EvaluationResult result = Evaluator.standard().evaluate(Predictions.binary(scores, labels));
 * System.out.println(result);                            // a table of measures, for each concept
 * ThresholdCounts strict = result.concept("positive").at(0.7);
 * System.out.println(strict.precision() + ", " + strict.recall());
 * }</pre>
 *
 * <p>Several concepts have one score a row for each, in row-major order, and labels that are
 * indexes of concepts:
 *
 * <pre>{@code
 * Predictions shapes = Predictions.multiClass(List.of("circle", "square", "star"),
 *     new double[] {0.8, 0.1, 0.1,  0.2, 0.7, 0.1,  0.3, 0.4, 0.3,  0.1, 0.2, 0.7}, new int[] {0, 1, 0, 2});
 * EvaluationResult result = Evaluator.standard().evaluate(shapes);
 * result.macro().metric(Metric.F1);                      // the mean over the concepts
 * result.confusion().count("circle", "square");          // 1
 * }</pre>
 *
 * <p>Whether one model is better than another on the same rows, or only luckier, is a test of its
 * own, which finds much smaller differences than two intervals side by side:
 *
 * <pre>{@code
 * double[] others = {0.8, 0.3, 0.4, 0.6, 0.7, 0.2};
 * Difference difference = Evaluator.standard().compare(Metric.ROC_AUC,
 *     Predictions.binary(others, labels), Predictions.binary(scores, labels));
 * difference.value();                                    // b - a, with its interval
 * difference.pValue();
 * }</pre>
 *
 * <p>A higher score means more of the concept. The direction is never guessed, and scores are never
 * transformed. Arrays that are passed in are never modified.
 *
 * <h2>What happens when</h2>
 *
 * <table class="striped">
 * <caption>The rules that hold throughout</caption>
 * <thead><tr><th scope="col">Case</th><th scope="col">What happens</th></tr></thead>
 * <tbody>
 * <tr><th scope="row">equal scores</th><td>They tie when they are equal as numbers, so that {@code
 * -0.0} ties with {@code 0.0}, and never by a tolerance. A tied pair counts one half.</td></tr>
 * <tr><th scope="row">NaN score</th><td>{@link java.lang.IllegalArgumentException} that names the
 * first such row</td></tr>
 * <tr><th scope="row">infinite score</th><td>accepted, since it is an order; measures of
 * probabilities are undefined</td></tr>
 * <tr><th scope="row">no rows, lengths that differ, a label that is no index</th><td>{@link
 * java.lang.IllegalArgumentException} that says which</td></tr>
 * <tr><th scope="row">no value</th><td>a {@link io.modelogue.evaluation.Measure.Undefined} with its
 * {@link io.modelogue.evaluation.UndefinedReason}, never NaN. An average over concepts leaves such
 * a concept out and {@linkplain io.modelogue.evaluation.Average#leftOut(Metric) says so}.</td></tr>
 * <tr><th scope="row">one class only</th><td>no AUC</td></tr>
 * <tr><th scope="row">one positive or one negative row</th><td>an AUC without interval</td></tr>
 * <tr><th scope="row">perfect separation</th><td>an AUC of exactly 1 without interval: rows that do
 * not vary say nothing about uncertainty</td></tr>
 * <tr><th scope="row">threshold</th><td>A score is positive at {@code t} when {@code score >= t}.
 * The standard threshold of binary and multi-label decisions is 0.5 for scores in [0, 1]; other scores are not
 * decided without an explicit one. Thresholds of a curve never rise, and the first is
 * +Infinity.</td></tr>
 * <tr><th scope="row">row weights</th><td>A row of weight 0 is left out; negative, infinite and NaN
 * weights are refused. A weighted AUC has no interval, and weighted measures have no test: both say
 * so.</td></tr>
 * <tr><th scope="row">interval of the AUC</th><td>DeLong's, clipped to [0, 1]</td></tr>
 * <tr><th scope="row">two models</th><td>tested row by row if their labels are equal in equal
 * order, and their {@linkplain io.modelogue.evaluation.Predictions#withRowIds row ids} too where
 * both have any; otherwise as independent samples, which is said and finds less</td></tr>
 * <tr><th scope="row">paired scores that are equal row by row</th><td>a difference of nothing: z is
 * 0, p is 1</td></tr>
 * <tr><th scope="row">log loss, Brier score</th><td>The log loss clips at the {@linkplain
 * io.modelogue.evaluation.Evaluator#logLossEpsilon() evaluator's epsilon}. The Brier score of one
 * concept lies between 0 and 1, that of rows of one among several between 0 and 2.</td></tr>
 * <tr><th scope="row">decision among several concepts</th><td>the highest score; of equal ones that
 * of the lowest index</td></tr>
 * <tr><th scope="row">scores outside [0, 1], rows that do not add up to 1</th><td>no log loss and no
 * Brier score</td></tr>
 * <tr><th scope="row">two named concepts</th><td>The {@linkplain
 * io.modelogue.evaluation.Predictions#positive(String) positive one} must be named.</td></tr>
 * <tr><th scope="row">curves</th><td>Points on a straight line between their neighbours are dropped.
 * A curve that is cut to fewer points says how much area that may have cost.</td></tr>
 * </tbody>
 * </table>
 *
 * <h2>Exact, and the same everywhere</h2>
 *
 * <p>Counts are whole numbers in {@code long}, and a ratio is rounded once. So the AUC does not
 * depend on the order of the rows, a perfect ranking is exactly 1.0, and equal predictions and
 * settings give equal results bit for bit.
 *
 * <h2>Where it is fast</h2>
 *
 * <p>{@link io.modelogue.evaluation.RocAuc#area} does not sort. It takes time O(n) unless many
 * scores lie close together, and O(n log n) at worst. Curves and evaluations sort once for each
 * concept, by value, and derive everything else from the groups of tied scores. Thousands of
 * concepts are no burden for the {@linkplain io.modelogue.evaluation.ConfusionMatrix confusion
 * matrix}, which holds no empty cells.
 *
 * <h2>Threads</h2>
 *
 * <p>Everything handed out is immutable and safe for use by several threads; builders are not.
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>H. B. Mann, D. R. Whitney, Annals of Mathematical Statistics 18, 1947: the statistic behind
 *       the AUC.
 *   <li>E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson, Biometrics 44, 1988, in the fast form of
 *       X. Sun, W. Xu, IEEE Signal Processing Letters 21, 2014: its variance, and the paired test.
 *   <li>D. J. Hand, R. J. Till, Machine Learning 45, 2001: one concept against one other.
 *   <li>J. Gorodkin, Computational Biology and Chemistry 28, 2004: Matthews' correlation of several
 *       concepts.
 *   <li>M. Visvalingam, J. D. Whyatt, The Cartographic Journal 30, 1993: curves of fewer points.
 * </ul>
 */
@NullMarked
package io.modelogue.evaluation;

import org.jspecify.annotations.NullMarked;
