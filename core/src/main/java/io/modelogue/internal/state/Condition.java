package io.modelogue.internal.state;

/**
 * Something that must hold for a request to be granted, whenever it is decided. Pure, as the
 * request itself is.
 */
@FunctionalInterface
public interface Condition {

  /**
   * Returns normally if it holds.
   *
   * @throws RuntimeException if it does not, saying why
   */
  void check(ModelState state);
}
