package io.modelogue.history;

import io.modelogue.PrimaryMetric;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that happened to a model as a whole. */
public sealed interface ModelEvent extends HistoryEvent {

  /**
   * The model came to be.
   *
   * @param description what it is for, if that was said
   * @param concepts what it tells apart, in order; may be empty
   * @param positive the concept that counts as positive, for two concepts
   * @param template the template that trains it, by name
   * @param primary what "best" means for it
   * @param tags its tags
   */
  record ModelCreated(
      Optional<String> description,
      List<String> concepts,
      Optional<String> positive,
      Optional<String> template,
      Optional<PrimaryMetric> primary,
      Map<String, String> tags)
      implements ModelEvent {
    /** Copies the collections. */
    public ModelCreated {
      concepts = List.copyOf(concepts);
      tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    @Override
    public String describe() {
      return "model created";
    }
  }

  /**
   * Its description changed.
   *
   * @param from the description before
   * @param to the description since
   */
  record ModelDescribed(Optional<String> from, Optional<String> to) implements ModelEvent {
    @Override
    public String describe() {
      return to.map(text -> "described as \"" + text + "\"").orElse("description removed");
    }
  }

  /**
   * One of its tags changed.
   *
   * @param key the tag
   * @param from its value before; empty if it had none
   * @param to its value since; empty if it was removed
   */
  record ModelTagged(String key, Optional<String> from, Optional<String> to) implements ModelEvent {
    @Override
    public String describe() {
      return to.map(v -> "tagged " + key + "=" + v).orElse("tag " + key + " removed");
    }
  }

  /**
   * What "best" means for it changed.
   *
   * @param from metric and data set before; empty if there were none
   * @param to metric and data set since
   */
  record PrimaryChanged(Optional<PrimaryMetric> from, PrimaryMetric to) implements ModelEvent {
    @Override
    public String describe() {
      return "primary metric " + from.map(before -> before + " -> ").orElse("") + to;
    }
  }

  /** It was deleted; its history stays and its name stays taken. */
  record ModelDeleted() implements ModelEvent {
    @Override
    public String describe() {
      return "model deleted";
    }
  }

  /** It was brought back. */
  record ModelRestored() implements ModelEvent {
    @Override
    public String describe() {
      return "model restored";
    }
  }
}
