package io.modelogue.history;

/**
 * Something that happened. A model's state is what its events add up to; nothing else is stored.
 *
 * <p>All events are immutable values. Where an event changes something, it holds the old value
 * beside the new one.
 */
public sealed interface HistoryEvent
    permits RegistryCreated,
        ModelEvent,
        VersionEvent,
        TrainingEvent,
        EvaluationEvent,
        AliasEvent,
        ApprovalEvent,
        UnknownEvent {

  /** Returns what happened, in a sentence without its subject's model. */
  String describe();
}
