package io.modelogue.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkedListTest {
  @Test
  void itAgreesWithAnArrayListAndOldCopiesStayAsTheyWere() {
    long seed = Long.getLong("modelogue.seed", System.nanoTime());
    Random random = new Random(seed);
    List<ChunkedList<Integer>> copies = new ArrayList<>();
    List<List<Integer>> expected = new ArrayList<>();
    ChunkedList<Integer> list = ChunkedList.empty();
    List<Integer> twin = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      if (twin.isEmpty() || random.nextInt(3) > 0) {
        list = list.plus(i);
        twin.add(i);
      } else {
        int index = random.nextInt(twin.size());
        list = list.with(index, -i);
        twin.set(index, -i);
      }
      copies.add(list);
      expected.add(List.copyOf(twin));
    }

    for (int i = 0; i < copies.size(); i++) {
      assertThat(copies.get(i)).as("copy %d, seed %d", i, seed).isEqualTo(expected.get(i));
    }
  }

  @Test
  void aPlaceBeyondItsEndIsRefused() {
    ChunkedList<Integer> list = ChunkedList.<Integer>empty().plus(1);

    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> list.get(1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> list.with(1, 2));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> list.with(-1, 2));
  }
}
