package io.modelogue.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {
  private final Recent<Integer, String> recent = new Recent<>();

  @Test
  void anAnswerIsFoundOnceItWasGiven() {
    assertThat(recent.find(1)).isEmpty();
    assertThat(recent.get(1, n -> "one")).isEqualTo("one");
    assertThat(recent.get(1, n -> "another")).isEqualTo("one");
    assertThat(recent.find(1)).contains("one");
  }

  @Test
  void anAnswerTakesThePlaceOfTheOneBefore() {
    recent.keep(1, "one");
    recent.keep(1, "uno");

    assertThat(recent.find(1)).contains("uno");
  }

  @Test
  void noMoreThanABoundedNumberOfAnswersIsKept() {
    for (int i = 0; i < 100_000; i++) {
      recent.keep(i, "answer");
    }

    long kept =
        java.util.stream.IntStream.range(0, 100_000)
            .filter(i -> recent.find(i).isPresent())
            .count();
    assertThat(kept).isBetween(1L, 5_000L);
    assertThat(recent.find(99_999)).isPresent();
  }
}
