package io.modelogue.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"spam", "..", "a/b", "C:\\x", "名前", "🦆", " spaced ", "a\u2028b", "%2e"})
  void anyVisibleNameIsAllowedAndReadBack(String name) {
    StreamId id = new StreamId("model", name);

    assertThat(StreamId.parse(id.toString())).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "\u2003", "a\nb", "a\0b", "\u001b[31m", "\u0085", "\ud83e", "\udd86x"})
  void aBlankBrokenOrControllingNameIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StreamId("model", name))
        .withMessageStartingWith("the name of a stream");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Model", "1a", "a b", "a/b", "ä", "abcdefghijklmnopqrstuvwxyzabcdefg"})
  void aKindIsAShortLowerCaseWord(String kind) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StreamId(kind, "spam"))
        .withMessageContaining("kind of a stream");
  }

  @Test
  void theLengthOfANameIsCountedInCharactersNotInHalves() {
    String longest = "🦆".repeat(StorageLimits.NAME_CHARACTERS);

    assertThat(new StreamId("model", longest).name()).isEqualTo(longest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StreamId("model", longest + "x"))
        .withMessageContaining("200 characters at most");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StreamId("model", "x".repeat(1_000_000)));
  }

  @Test
  void textWithoutASlashIsNotAStream() {
    assertThatIllegalArgumentException().isThrownBy(() -> StreamId.parse("spam"));
  }

  @Test
  void orderIsByKindThenByCodePoint() {
    Stream<StreamId> inOrder =
        Stream.of("a/z", "model/A", "model/a", "model/\ufffd", "model/🦆", "modelx/a")
            .map(StreamId::parse);

    assertThat(inOrder.toList()).isSorted();
  }
}
