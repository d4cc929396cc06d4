package io.modelogue.internal.engine;

import io.modelogue.internal.Names;
import io.modelogue.internal.run.RunJudgement;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * How a registry is opened.
 *
 * @param clock what time it is
 * @param actor who writes
 * @param cacheBytes about how much memory folded states may take
 * @param maxStaleness how long after a look at the store its answer may be given again unasked
 * @param skew what is done about a newest commit that lies in the future
 * @param judgement what runs no longer
 */
public record EngineOptions(
    Clock clock,
    Supplier<String> actor,
    long cacheBytes,
    Duration maxStaleness,
    SkewPolicy skew,
    RunJudgement judgement) {

  /**
   * Returns who writes now.
   *
   * @throws IllegalArgumentException if that is not a name
   */
  String actorName() {
    return Names.check(
        "actor's",
        Objects.requireNonNull(
            actor.get(), "the supplier of the actor gave null; let it name who writes"));
  }

  /** What is done about a newest commit that lies in the future. */
  public enum SkewPolicy {
    /** Writing is refused. */
    REFUSE,
    /** Writing goes on, at the time of that commit. */
    ALLOW
  }
}
