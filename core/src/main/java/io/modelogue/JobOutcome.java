package io.modelogue;

import java.util.Optional;

/**
 * How a job ended, as {@link Job#outcome()} returns it. Immutable.
 *
 * @param <T> what comes out of the job
 */
public sealed interface JobOutcome<T> {

  /** Returns what came out; empty unless it succeeded. */
  default Optional<T> value() {
    return this instanceof Succeeded<T> succeeded
        ? Optional.of(succeeded.result())
        : Optional.empty();
  }

  /** Returns whether it succeeded. */
  default boolean isSuccess() {
    return this instanceof Succeeded<T>;
  }

  /**
   * It brought what it was to bring.
   *
   * @param result what came out
   */
  record Succeeded<T>(T result) implements JobOutcome<T> {}

  /**
   * It failed, or its end could not be recorded.
   *
   * @param failure the error of the code that ran, as the history keeps it
   * @param error what {@link Job#await()} throws
   */
  record Failed<T>(Failure failure, RuntimeException error) implements JobOutcome<T> {

    static <T> Failed<T> of(RuntimeException error) {
      Optional<Failure> kept =
          error instanceof JobFailedException e ? e.failure() : Optional.empty();
      return new Failed<>(kept.orElseGet(() -> Failure.of(error)), error);
    }
  }

  /** It was cancelled. */
  record Cancelled<T>() implements JobOutcome<T> {}

  /**
   * The waiting thread was interrupted; its interrupt flag is set again. The job goes on, and how
   * it ends is not known yet.
   */
  record Interrupted<T>() implements JobOutcome<T> {}
}
