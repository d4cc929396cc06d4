package io.modelogue.internal.state;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * An immutable list whose changed copies share most of it.
 *
 * <p>The elements lie in chunks of {@value #CHUNK}. A changed copy copies one chunk and the table
 * of chunks, so a model of ten thousand versions is folded without copying ten thousand references
 * for every event.
 */
public final class ChunkedList<E> extends AbstractList<E> implements RandomAccess {
  private static final int CHUNK = 128;

  private final Object[][] chunks;
  private final int size;

  private ChunkedList(Object[][] chunks, int size) {
    this.chunks = chunks;
    this.size = size;
  }

  /** Returns a list without elements. */
  public static <E> ChunkedList<E> empty() {
    return new ChunkedList<>(new Object[0][], 0);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  @SuppressWarnings("unchecked") // only E goes in
  public E get(int index) {
    Objects.checkIndex(index, size);
    return (E) chunks[index / CHUNK][index % CHUNK];
  }

  /** Returns a copy with one more element at the end. */
  ChunkedList<E> plus(E element) {
    int last = size / CHUNK;
    Object[][] table = Arrays.copyOf(chunks, last + 1);
    table[last] = size % CHUNK == 0 ? new Object[1] : Arrays.copyOf(chunks[last], size % CHUNK + 1);
    table[last][size % CHUNK] = element;
    return new ChunkedList<>(table, size + 1);
  }

  /** Returns a copy with another element at that place. */
  ChunkedList<E> with(int index, E element) {
    Objects.checkIndex(index, size);
    Object[][] table = chunks.clone();
    table[index / CHUNK] = chunks[index / CHUNK].clone();
    table[index / CHUNK][index % CHUNK] = element;
    return new ChunkedList<>(table, size);
  }
}
