package io.modelogue;

import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * What a running job may say, and how it hears that it should stop. Safe for use by several
 * threads.
 */
public sealed interface JobContext permits TrainingContext, EvaluationContext {

  /** Says how far it is: {@code done} of {@code total} steps. */
  void progress(long done, long total);

  /**
   * Says how far it is, with the metrics of this step; they are kept as the loss curve.
   *
   * @param done steps done, from 1
   * @param total steps in all
   * @param metrics values by name, such as {@code Map.of("loss", 0.3)}
   */
  void progress(long done, long total, Map<String, Double> metrics);

  /** Adds a line to the job's log, which is kept with the version. */
  void log(String line);

  /** Returns whether somebody asked for the job to stop. */
  boolean isCancelled();

  /**
   * Returns normally unless somebody asked for the job to stop; call it once a step.
   *
   * @throws CancellationException if somebody did
   */
  void throwIfCancelled();
}
