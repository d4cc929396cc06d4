package io.modelogue.internal.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An immutable list whose changed copies share most of it, and whose parts may be loaded when they
 * are first asked for.
 *
 * <p>The elements lie in chunks of {@value #CHUNK}. A changed copy copies one chunk and the table
 * of chunks, so a model of ten thousand versions is folded without copying ten thousand references
 * for every event.
 *
 * <p>A chunk that is not there yet is null in the table. Two threads may load the same one; since
 * both get equal elements, it does not matter whose stays. Safe for use by several threads.
 */
public final class ChunkedList<E> extends AbstractList<E> implements RandomAccess {
  private static final int CHUNK = 128;

  private static final VarHandle CHUNKS = MethodHandles.arrayElementVarHandle(Object[][].class);

  private final @Nullable Object[][] chunks;
  private final int size;
  private final IntFunction<List<E>> loader;

  private ChunkedList(@Nullable Object[][] chunks, int size, IntFunction<List<E>> loader) {
    this.chunks = chunks;
    this.size = size;
    this.loader = loader;
  }

  /** Returns a list without elements. */
  public static <E> ChunkedList<E> empty() {
    return loading(0, i -> List.of());
  }

  /**
   * Returns a list whose elements are loaded when they are first asked for.
   *
   * @param loader returns the elements of a chunk by the chunk's index, always equal ones: {@value
   *     #CHUNK} of them, or what is left in the last chunk
   */
  public static <E> ChunkedList<E> loading(int size, IntFunction<List<E>> loader) {
    return new ChunkedList<>(new Object[chunks(size)][], size, loader);
  }

  /** Returns in how many chunks a list of this size lies. */
  public static int chunks(int size) {
    return (size + CHUNK - 1) / CHUNK;
  }

  /** Returns the index of a chunk's first element. */
  public static int start(int chunk) {
    return chunk * CHUNK;
  }

  /** Returns how many elements lie in one chunk of a list of this size. */
  public static int chunkSize(int index, int size) {
    return Math.min(CHUNK, size - index * CHUNK);
  }

  /** Returns the elements of one chunk. */
  public List<E> chunk(int index) {
    return subList(index * CHUNK, index * CHUNK + chunkSize(index, size));
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  @SuppressWarnings("unchecked") // only E goes in
  public E get(int index) {
    Objects.checkIndex(index, size);
    return (E) loaded(index / CHUNK)[index % CHUNK];
  }

  private Object[] loaded(int index) {
    Object[] chunk = (Object[]) CHUNKS.getAcquire(chunks, index);
    if (chunk == null) {
      chunk = loader.apply(index).toArray();
      CHUNKS.setRelease(chunks, index, chunk);
    }
    return chunk;
  }

  /** Returns a copy with one more element at the end. */
  ChunkedList<E> plus(E element) {
    int last = size / CHUNK;
    Object[] grown =
        size % CHUNK == 0 ? new Object[1] : Arrays.copyOf(loaded(last), size % CHUNK + 1);
    grown[size % CHUNK] = element;
    return copy(Arrays.copyOf(chunks, last + 1), last, grown, size + 1);
  }

  /** Returns a copy with another element at that place. */
  ChunkedList<E> with(int index, E element) {
    Objects.checkIndex(index, size);
    Object[] changed = loaded(index / CHUNK).clone();
    changed[index % CHUNK] = element;
    return copy(chunks.clone(), index / CHUNK, changed, size);
  }

  private ChunkedList<E> copy(@Nullable Object[][] table, int index, Object[] chunk, int newSize) {
    // the table was copied without regard to chunks that another thread loaded meanwhile
    VarHandle.acquireFence();
    table[index] = chunk;
    return new ChunkedList<>(table, newSize, loader);
  }
}
