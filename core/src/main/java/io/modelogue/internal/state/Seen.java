package io.modelogue.internal.state;

import io.modelogue.ConcurrentChangeException;
import java.util.Optional;

/**
 * What the author of a request saw before asking.
 *
 * @param <T> what kind of thing it is
 * @param value what was there
 * @param insists whether the request stands even if it has changed
 */
public record Seen<T>(T value, boolean insists) {

  void check(ModelState state, String subject, T now, Optional<Authorship> changedBy) {
    if (!insists && !now.equals(value)) {
      throw new ConcurrentChangeException(
          state.name(),
          subject,
          "the "
              + subject
              + " of \""
              + state.name()
              + "\" was "
              + shown(value)
              + " when you looked and is "
              + shown(now)
              + " now"
              + changedBy.map(by -> ", changed " + by).orElse("")
              + "; look again, or use evenIfChanged()");
    }
  }

  private static String shown(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(Seen::shown).orElse("not set");
    }
    // the only numbers that an author sees are those of versions
    return value instanceof Integer number ? "version " + number : String.valueOf(value);
  }
}
