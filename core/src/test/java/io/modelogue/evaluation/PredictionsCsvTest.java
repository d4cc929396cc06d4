package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionsCsvTest {
  @TempDir private Path folder;

  @Test
  void severalScoreColumnsAreNamedAsConcepts() {
    Predictions predictions =
        read(
            "id,ham,label,spam\n1,0.9,ham,0.1\n2,2e-1,spam,.8\n3,-inf,ham,Infinity\n",
            "ham",
            "spam");

    assertThat(predictions.kind()).isEqualTo(PredictionKind.MULTI_CLASS);
    assertThat(predictions.concepts()).containsExactly("ham", "spam");
    assertThat(predictions.labels()).containsExactly(0, 1, 0);
    assertThat(predictions.scores())
        .containsExactly(0.9, 0.1, 0.2, 0.8, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "false, true"})
  void oneScoreColumnIsBinary(String negative, String positive) {
    Predictions predictions =
        read("score,label\n0.25,%s\n0.75,%s\n".formatted(negative, positive), "score");

    assertThat(predictions.kind()).isEqualTo(PredictionKind.BINARY);
    assertThat(predictions.hasNamedConcepts()).isFalse();
    assertThat(predictions.labels()).containsExactly(0, 1);
    assertThat(predictions.scores()).containsExactly(0.25, 0.75);
  }

  @Test
  void severalLabelColumnsAreMultiLabel() throws IOException {
    Path file = folder.resolve("labels.csv");
    Files.writeString(file, "isCat,cat,isDog,dog\n1,0.9,0,0.2\ntrue,0.7,true,0.8\n");
    List<String> labels = List.of("isCat", "isDog");
    Predictions predictions = Predictions.readMultiLabelCsv(file, labels, List.of("cat", "dog"));

    assertThat(predictions.kind()).isEqualTo(PredictionKind.MULTI_LABEL);
    assertThat(predictions.concepts()).containsExactly("cat", "dog");
    assertThat(predictions.hasLabel(0, 0)).isTrue();
    assertThat(predictions.hasLabel(0, 1)).isFalse();
    assertThat(predictions.hasLabel(1, 1)).isTrue();
    assertThat(predictions.scores()).containsExactly(0.9, 0.2, 0.7, 0.8);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.readMultiLabelCsv(file, labels, List.of("cat")))
        .withMessage(
            "there are 2 label columns and 1 score columns; each concept needs one of both");
    Files.writeString(file, "isCat,cat,isDog,dog\n1,0.9,maybe,0.2\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.readMultiLabelCsv(file, labels, List.of("cat", "dog")))
        .withMessageContaining(
            "line 2, column \"isDog\": the label \"maybe\" is not 0, 1, false or true");
  }

  @Test
  void fieldsMayBeQuotedAndABomIsSkipped() {
    Predictions predictions =
        read(
            "\uFEFF\"label\",\"a \"\"quoted\"\", name\",b\r\n\"b\",\"1\",2\r\nb,3,\"4\"\r\n",
            "a \"quoted\", name",
            "b");

    assertThat(predictions.concepts()).containsExactly("a \"quoted\", name", "b");
    assertThat(predictions.labels()).containsExactly(1, 1);
  }

  @Test
  void manyRowsAreRead() {
    StringBuilder text = new StringBuilder("label,score\n");
    for (int row = 0; row < 10_000; row++) {
      text.append(row % 2).append(',').append(row / 8.0).append('\n');
    }
    Predictions predictions = read(text.toString(), "score");

    assertThat(predictions.rows()).isEqualTo(10_000);
    assertThat(predictions.score(9_999)).isEqualTo(9_999 / 8.0);
    assertThat(predictions.label(9_999)).isEqualTo(1);
  }

  @Test
  void everyFlawIsToldWithItsLineAndColumn() {
    assertRefused(
        "label,s\n1,0.5\n0,abc\n", "line 3, column \"s\": the score \"abc\" is not a number");
    assertRefused("label,s\n1,NaN\n", "line 2, column \"s\": the score is NaN");
    assertRefused("label,s\n1,\n", "line 2, column \"s\": the score is missing");
    assertRefused("label,s\n1, 0.5\n", "line 2, column \"s\": the score \" 0.5\" is not a number");
    assertRefused("label,s\n1,0x1p3\n", "the score \"0x1p3\" is not a number");
    assertRefused("label,s\n1,1d\n", "the score \"1d\" is not a number");
    assertRefused("label,s\n1,1.2.3\n", "the score \"1.2.3\" is not a number");
    assertRefused("label,s\n1,e\n", "the score \"e\" is not a number");
    assertRefused(
        "label,s\n2,0.5\n", "line 2, column \"label\": the label \"2\" is not 0, 1, false or true");
    assertRefused("label,s\n1,0.5,7\n", "line 2: there are 3 fields where the header has 2");
    assertRefused("label,s\n1,0.5\n\n", "line 3: there are 1 fields where the header has 2");
    assertRefused("label,t\n1,0.5\n", "line 1: there is no column \"s\" among [label, t]");
    assertRefused("label,s,s\n1,1,1\n", "line 1: the column \"s\" is there twice");
    assertRefused("label,s\n1,\"0.5\n", "line 2: the quote before 0.5 is not closed in its line");
    assertRefused("label,s\n1,\"0.5\"x\n", "line 2: there is text between a closing quote");
    assertRefused("label,s\n1,0\"5\n", "line 2: a quote inside the unquoted field 0\"5");
    assertRefused("label,s\n", " has a header line and no rows");
    assertRefused("", " is empty: a header line was expected");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("label,a,b\nc,1,2\n", "a", "b"))
        .withMessageEndingWith("line 2, column \"label\": the label \"c\" is not one of [a, b]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("label,s\n1,1\n"))
        .withMessageContaining("name at least one score column");
  }

  @Test
  void textThatIsNotUtf8IsRefused() throws IOException {
    Path file = folder.resolve("latin1.csv");
    Files.write(file, new byte[] {'l', ',', 's', '\n', (byte) 0xe9, ',', '1', '\n'});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.readCsv(file, "l", "s"))
        .withMessageContaining("is not UTF-8 text");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> Predictions.readCsv(folder.resolve("none.csv"), "label", "s"))
        .withMessageContaining("none.csv")
        .withCauseInstanceOf(NoSuchFileException.class);
  }

  private void assertRefused(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(text, "s"))
        .withMessageContaining("scores.csv")
        .withMessageContaining(message);
  }

  private Predictions read(String text, String... scoreColumns) {
    Path file = folder.resolve("scores.csv");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Predictions.readCsv(file, "label", scoreColumns);
  }
}
