package io.modelogue.history;

import java.util.UUID;

/**
 * The registry itself came to be. It stands first in the registry's own stream and names the id
 * that every commit of every model repeats.
 *
 * @param id the registry's id
 */
public record RegistryCreated(UUID id) implements HistoryEvent {
  @Override
  public String describe() {
    return "registry created";
  }
}
