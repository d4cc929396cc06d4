package io.modelogue.internal.state;

import io.modelogue.history.EvaluationSummary.KeptPredictions;

/**
 * That the predictions of an evaluation were erased.
 *
 * @param predictions the blobs that were kept until then
 * @param by who did it, when and why
 */
public record Erasure(KeptPredictions predictions, Authorship by) {}
