package io.modelogue.internal.state;

import java.time.Instant;
import java.util.Optional;

/**
 * Who did something, when and why.
 *
 * @param at when
 * @param actor who
 * @param reason why, if that was said
 */
public record Authorship(Instant at, String actor, Optional<String> reason) {

  /** Returns {@code by X at T (because ...)}, for a message. */
  @Override
  public String toString() {
    return "by " + actor + " at " + at + reason.map(r -> " (" + r + ")").orElse("");
  }
}
