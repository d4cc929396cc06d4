package io.modelogue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.modelogue.internal.Names;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.Request;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A change that is about to be made. Not safe for use by several threads.
 *
 * <p>Nothing happens before {@link #commit()}. It carries what its author saw when it was begun: if
 * somebody else changes that before the commit, the commit is refused.
 *
 * @param <R> what the commit returns
 */
@CheckReturnValue
public final class Change<R> {
  private final OpenRegistry registry;
  private final String model;
  private final BiFunction<Insistence, String, Request> request;
  private final Function<ModelState, R> result;
  private Insistence insistence = Insistence.UNLESS_CHANGED;
  private @Nullable String reason;

  /** Whether a change stands if what its author saw has changed. */
  enum Insistence {
    UNLESS_CHANGED,
    EVEN_IF_CHANGED
  }

  Change(
      OpenRegistry registry,
      String model,
      Function<Insistence, Request> request,
      Function<ModelState, R> result) {
    this(registry, model, (insistence, actor) -> request.apply(insistence), result);
  }

  /** A change that depends on who makes it. */
  Change(
      OpenRegistry registry,
      String model,
      BiFunction<Insistence, String, Request> request,
      Function<ModelState, R> result) {
    this.registry = registry;
    this.model = model;
    this.request = request;
    this.result = result;
  }

  /** Says why; it is kept in the history. */
  public Change<R> because(String why) {
    reason = Names.checkText("reason", why);
    return this;
  }

  /** Lets the change stand even if somebody else changed the same thing meanwhile. */
  public Change<R> evenIfChanged() {
    insistence = Insistence.EVEN_IF_CHANGED;
    return this;
  }

  /**
   * Makes the change; writes nothing if all is so already. Durable when it returns.
   *
   * @return the new picture
   * @throws ConcurrentChangeException if somebody else changed the same thing meanwhile; the
   *     message says who, when and why
   * @throws ModelogueException if the change is not allowed; the message says why
   */
  @CanIgnoreReturnValue
  public R commit() {
    String actor = registry.engine().actor();
    Request decided = request.apply(insistence, actor);
    return result.apply(
        registry.engine().commit(model, decided, actor, Optional.ofNullable(reason)));
  }
}
