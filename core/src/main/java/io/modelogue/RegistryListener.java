package io.modelogue;

/**
 * Hears of what this process writes into a registry, in the order of each model's history.
 *
 * <p>Called on a thread of its own. It may block or throw: neither the writer nor other listeners
 * notice, and what it throws is logged.
 */
@FunctionalInterface
public interface RegistryListener {

  /** Called once for each event. */
  void on(RegistryEvent event);
}
