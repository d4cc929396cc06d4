package io.modelogue.internal.state;

import io.modelogue.history.HistoryEvent;
import java.util.List;

/**
 * Something that somebody wants to happen to a model, with what its author saw.
 *
 * <p>Deciding is pure: the same state gives the same events. It may be done several times, since
 * others may be faster; a request whose author saw something that has changed since is then refused
 * instead of overwriting the change.
 */
@FunctionalInterface
public interface Request {

  /**
   * Returns what is to happen; nothing if all is as it should be already.
   *
   * @throws io.modelogue.ModelogueException if it must not happen
   */
  List<HistoryEvent> decide(ModelState state);

  /**
   * Returns this request, granted only if the condition holds too; nothing to do needs no leave.
   */
  default Request providedThat(Condition condition) {
    return state -> {
      List<HistoryEvent> events = decide(state);
      if (!events.isEmpty()) {
        condition.check(state);
      }
      return events;
    };
  }
}
