package io.modelogue.storage;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a listing, and where to go on.
 *
 * <p>Immutable, and so safe for use by several threads.
 *
 * @param <T> what is listed
 * @param items the items, in the order of the listing
 * @param next where to go on, or empty if this is the last page
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {

  /** Makes a page of a copy of the items. */
  public Page {
    items = List.copyOf(items);
    requireNonNull(next, "next");
  }

  /**
   * Returns a page of the first {@code limit} items; if there are more, it goes on after the last
   * of these.
   *
   * <p>For backends: fetch one item more than asked for, and the page knows whether it is the last.
   *
   * @param <T> what is listed
   * @param items what follows the position asked for, in order: all of it, or at least {@code limit
   *     + 1} items
   * @param token writes the position after an item
   */
  public static <T> Page<T> of(List<T> items, int limit, Function<T, String> token) {
    if (items.size() <= limit) {
      return new Page<>(items, Optional.empty());
    }
    List<T> first = items.subList(0, limit);
    return new Page<>(first, Optional.of(new Cursor(token.apply(first.get(limit - 1)))));
  }
}
