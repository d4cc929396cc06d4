package io.modelogue.evaluation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks another supplier once, on first use, and keeps the answer; a failure is not kept. */
final class Remembered<T> implements Supplier<T> {
  private final Supplier<? extends T> source;
  private @Nullable T value;

  Remembered(Supplier<? extends T> source) {
    this.source = source;
  }

  @Override
  public synchronized T get() {
    T known = value;
    if (known == null) {
      known = source.get();
      value = known;
    }
    return known;
  }
}
