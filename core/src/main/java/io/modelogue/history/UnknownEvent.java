package io.modelogue.history;

/**
 * An event of a newer release, kept as it was found. If it is critical, the state of its model
 * cannot be known without that release; otherwise it is passed over.
 *
 * @param type the name of its type
 * @param critical whether the state depends on it
 * @param json the event as it is stored
 */
public record UnknownEvent(String type, boolean critical, String json) implements HistoryEvent {
  @Override
  public String describe() {
    return "unknown event " + type;
  }
}
