package io.modelogue.internal.state;

import io.modelogue.ModelExistsException;
import io.modelogue.ModelNotFoundException;
import io.modelogue.PrimaryMetric;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.ModelEvent.ModelCreated;
import io.modelogue.history.ModelEvent.ModelDeleted;
import io.modelogue.history.ModelEvent.ModelDescribed;
import io.modelogue.history.ModelEvent.ModelRestored;
import io.modelogue.history.ModelEvent.ModelTagged;
import io.modelogue.history.ModelEvent.PrimaryChanged;
import java.util.List;
import java.util.Optional;

/** Requests about a model as a whole. */
public final class ModelRequests {
  private ModelRequests() {}

  /**
   * Returns the state if it is that of a model in use.
   *
   * @throws ModelNotFoundException if the model was never created or is deleted
   */
  public static ModelState requireLive(ModelState state) {
    if (!state.exists()) {
      throw new ModelNotFoundException(
          state.name(),
          "there is no model \""
              + state.name()
              + "\"; create it with createModel(\""
              + state.name()
              + "\")");
    }
    if (state.deleted()) {
      throw new ModelNotFoundException(
          state.name(),
          "model \""
              + state.name()
              + "\" is deleted; bring it back with restoreModel(\""
              + state.name()
              + "\")");
    }
    return state;
  }

  /** Returns a request that makes a model and refuses a taken name. */
  public static Request create(ModelCreated event) {
    return state -> {
      if (state.exists()) {
        throw new ModelExistsException(
            state.name(),
            state.deleted()
                ? "model \""
                    + state.name()
                    + "\" was deleted and its name stays taken; bring it"
                    + " back with restoreModel(...), or choose another name"
                : "model \""
                    + state.name()
                    + "\" exists already; use createIfAbsent() to take it"
                    + " as it is, or choose another name");
      }
      return List.of(event);
    };
  }

  /** Returns a request that makes a model unless it is there with the same concepts. */
  public static Request createIfAbsent(ModelCreated event) {
    return state -> {
      if (!state.exists()) {
        return List.of(event);
      }
      ModelCreated there = requireLive(state).created().orElseThrow();
      if (!there.concepts().equals(event.concepts())
          || !there.positive().equals(event.positive())) {
        throw new ModelExistsException(
            state.name(),
            "model \""
                + state.name()
                + "\" exists with the concepts "
                + shown(there)
                + ", not "
                + shown(event)
                + "; use those, or choose another name");
      }
      return List.of();
    };
  }

  private static String shown(ModelCreated e) {
    return e.concepts() + e.positive().map(p -> " (positive: " + p + ")").orElse("");
  }

  /** Returns a request that changes the description. */
  public static Request describe(Seen<Optional<String>> seen, Optional<String> to) {
    return state -> {
      Optional<String> now = requireLive(state).description();
      if (now.equals(to)) {
        return List.of();
      }
      seen.check(state, "description", now, state.facts().changedBy("description"));
      return List.of(new ModelDescribed(now, to));
    };
  }

  /** Returns a request that changes a tag. */
  public static Request tag(String key, Seen<Optional<String>> seen, Optional<String> to) {
    return state -> {
      Optional<String> now = Optional.ofNullable(requireLive(state).tags().get(key));
      if (now.equals(to)) {
        return List.of();
      }
      seen.check(state, "tag " + key, now, state.facts().changedBy("tag " + key));
      return List.of(new ModelTagged(key, now, to));
    };
  }

  /** Returns a request that changes what "best" means. */
  public static Request primary(Seen<Optional<PrimaryMetric>> seen, PrimaryMetric to) {
    return state -> {
      Optional<PrimaryMetric> now = requireLive(state).primary();
      if (now.filter(to::equals).isPresent()) {
        return List.of();
      }
      seen.check(state, "primary metric", now, state.facts().changedBy("primary metric"));
      return List.of(new PrimaryChanged(now, to));
    };
  }

  /** Returns a request that deletes the model. */
  public static Request delete() {
    return state -> {
      requireLive(state);
      return List.<HistoryEvent>of(new ModelDeleted());
    };
  }

  /** Returns a request that brings the model back. */
  public static Request restore() {
    return state -> {
      if (!state.exists()) {
        requireLive(state);
      }
      return state.deleted() ? List.of(new ModelRestored()) : List.of();
    };
  }
}
