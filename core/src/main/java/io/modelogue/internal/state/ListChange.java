package io.modelogue.internal.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changed copies of short lists. */
final class ListChange {
  private ListChange() {}

  static <E> List<E> plus(List<E> list, E element) {
    List<E> more = new ArrayList<>(list);
    more.add(element);
    return List.copyOf(more);
  }

  static <E> List<E> mapped(List<E> list, UnaryOperator<E> change) {
    return list.stream().map(change).toList();
  }
}
