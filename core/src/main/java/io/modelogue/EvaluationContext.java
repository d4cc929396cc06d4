package io.modelogue;

/**
 * What a {@link Scorer} is given beside the version and the data. Safe for use by several threads.
 */
public non-sealed interface EvaluationContext extends JobContext {}
