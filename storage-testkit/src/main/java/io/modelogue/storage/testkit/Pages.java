package io.modelogue.storage.testkit;

import io.modelogue.storage.Cursor;
import io.modelogue.storage.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Follows the pages of a listing to its end. */
final class Pages {
  private static final int TOO_MANY = 10_000;

  private Pages() {}

  static <T> List<T> all(Function<Cursor, Page<T>> listing, Cursor from) {
    List<T> items = new ArrayList<>();
    Cursor cursor = from;
    for (int pages = 0; pages < TOO_MANY; pages++) {
      Page<T> page = listing.apply(cursor);
      items.addAll(page.items());
      if (page.next().isEmpty()) {
        return items;
      }
      cursor = page.next().get();
    }
    throw new AssertionError("the listing does not come to an end; it is at " + cursor);
  }
}
