package io.modelogue.internal.run;

/** What a job does, once; both ways end the job's future, and neither throws. */
public interface JobWork {

  /** Does it, on the thread that calls. */
  void run();

  /**
   * Ends the job as cancelled on its behalf, unless its end is already being recorded: it never
   * began, or does not heed its cancellation.
   */
  void giveUp();
}
