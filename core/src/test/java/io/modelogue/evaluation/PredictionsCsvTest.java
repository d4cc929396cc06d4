package io.modelogue.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionsCsvTest {
  private static final long SEED = Long.getLong("modelogue.seed", System.nanoTime());

  @TempDir private Path folder;

  @Test
  void severalScoreColumnsAreNamedAsConcepts() {
    Predictions predictions =
        read(
            "id,ham,label,spam\n1,0.9,ham,0.1\n2,2e-1,spam,.8\n3,-Inf,ham,Infinity\n",
            "ham",
            "spam");

    assertThat(predictions.kind()).isEqualTo(PredictionKind.MULTI_CLASS);
    assertThat(predictions.concepts()).containsExactly("ham", "spam");
    assertThat(predictions.labels()).containsExactly(0, 1, 0);
    assertThat(predictions.scores())
        .containsExactly(0.9, 0.1, 0.2, 0.8, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "false, true", "False, True", "FALSE, TRUE"})
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
    Predictions predictions = PredictionsCsv.multiLabel(file, labels, List.of("cat", "dog")).read();

    assertThat(predictions.kind()).isEqualTo(PredictionKind.MULTI_LABEL);
    assertThat(predictions.concepts()).containsExactly("cat", "dog");
    assertThat(predictions.hasLabel(0, 0)).isTrue();
    assertThat(predictions.hasLabel(0, 1)).isFalse();
    assertThat(predictions.hasLabel(1, 1)).isTrue();
    assertThat(predictions.scores()).containsExactly(0.9, 0.2, 0.7, 0.8);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PredictionsCsv.multiLabel(file, labels, List.of("cat")).read())
        .withMessage(
            "there are 2 label columns and 1 score columns; each concept needs one of both");
    Files.writeString(file, "isCat,cat,isDog,dog\n1,0.9,maybe,0.2\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PredictionsCsv.multiLabel(file, labels, List.of("cat", "dog")).read())
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
  void recordsEndAsAnySystemEndsThem() {
    for (String end : List.of("\n", "\r\n", "\r")) {
      String text = "label,s" + end + "1,0.5" + end + "0,0.25";
      assertThat(read(text, "s").scores()).containsExactly(0.5, 0.25);
      assertThat(read(text + end, "s").scores()).containsExactly(0.5, 0.25);
    }
  }

  @Test
  void quotedFieldsMayHoldLineBreaksAndLinesAreStillCounted() {
    String text = "label,text,s\n1,\"a\nb\r\nc,\"\"d\",0.5\n0,,x\n";

    assertRefused(text, "line 5, column \"s\": the score \"x\" is not a number");
    assertThat(read(text.replace('x', '1'), "s").labels()).containsExactly(1, 0);
  }

  @Test
  void labelsThatAreNamesAreSaidToBeSo() {
    Path file = write("label,s\nspam,0.5\nham,0.25\n");
    Predictions predictions = PredictionsCsv.of(file, "label", "s").labels("ham", "spam").read();

    assertThat(predictions.concepts()).containsExactly("ham", "spam");
    assertThat(predictions.labels()).containsExactly(1, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.readCsv(file, "label", "s"))
        .withMessageEndingWith(
            "line 2, column \"label\": the label \"spam\" is not 0, 1, false or true; if labels are"
                + " names, say which: PredictionsCsv.of(file, \"label\", \"s\").labels(negative,"
                + " positive).read(), or give a score column named as each of several concepts");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PredictionsCsv.of(file, "label", "s").labels("eggs", "spam").read())
        .withMessageEndingWith(
            "line 3, column \"label\": the label \"ham\" is neither \"eggs\" nor \"spam\"");
    assertThatIllegalStateException()
        .isThrownBy(() -> PredictionsCsv.of(file, "label", "a", "b").labels("a", "b"))
        .withMessage(
            "labels are named by the score columns [\"a\", \"b\"] where there are several");
  }

  @Test
  void weightsAndRowIdsAreColumnsLikeOthers() {
    Path file = write("id,label,s,w\nm1,1,0.5,2\nm2,0,0.25,0\n");
    Predictions predictions =
        PredictionsCsv.of(file, "label", "s").weights("w").rowIds("id").read();

    assertThat(predictions.weights()).hasValue(new double[] {2, 0});
    assertThat(predictions.rowIds()).hasValue(List.of("m1", "m2"));
    assertRefusedWithColumns(
        "m1,1,0.5,-1", "column \"w\": the weight is -1.0; it must be 0, or lie");
    assertRefusedWithColumns(
        "m1,1,0.5,inf", "column \"w\": the weight is Infinity; it must be 0, or");
    assertRefusedWithColumns("m1,1,0.5,NaN", "column \"w\": the weight is NaN, which is no number");
    assertRefusedWithColumns("m1,1,0.5,", "column \"w\": the weight is missing");
    assertRefusedWithColumns(
        ",1,0.5,1", "column \"id\": the row id \"\" must be a text of one line");
    assertRefusedWithColumns(
        "\"m\n1\",1,0.5,1", "column \"id\": the row id \"m\\n1\" must be a text of one line");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                PredictionsCsv.of(write("id,label,s\na,1,1\nb,1,1\na,1,1\n"), "label", "s")
                    .rowIds("id")
                    .read())
        .withMessageEndingWith("line 4, column \"id\": the row id \"a\" is there twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PredictionsCsv.of(file, "label", "s").weights("s"))
        .withMessageStartingWith("the column \"s\" of ")
        .withMessageContaining("holds something else already");
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
    assertRefused("label,s\n1,1e999\n", "the score \"1e999\" is too large for a double");
    assertRefused(
        "label,s\n1,\"0,5\"\n", "the score \"0,5\" is not a number; write a point, not a comma");
    assertRefused("label,s\n1,\u0000\n", "the score \"\\u0000\" is not a number");
    assertRefused(
        "label,s\n1," + "x".repeat(100_000) + "\n",
        "the score \"" + "x".repeat(60) + "\"... (100000 characters) is not a number");
    assertRefused(
        "label,s\n2,0.5\n", "line 2, column \"label\": the label \"2\" is not 0, 1, false or true");
    assertRefused("label,t\n1,0.5\n", "line 1: there is no column \"s\" among [\"label\", \"t\"]");
    assertRefused("label;s\n1;0.5\n", "among [\"label;s\"]; fields are separated by commas");
    assertRefused("label,s,s\n1,1,1\n", "line 1: the column \"s\" is there twice");
    assertRefused("label,s\n", " has a header line and no rows");
    assertRefused("", " is empty: a header line was expected");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("label,a,b\nc,1,2\n", "a", "b"))
        .withMessageEndingWith(
            "line 2, column \"label\": the label \"c\" is not one of the score columns [\"a\","
                + " \"b\"]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("label,s\n1,1\n"))
        .withMessageContaining("name at least one score column");
  }

  @Test
  void linesOfOtherLengthsAreRefused() {
    assertRefused(
        "label,s\n1\n",
        "line 2, column \"s\": there is no such field; the line has 1 where the header has 2");
    assertRefused(
        "label,s\n1,0.5,7\n",
        "line 2, column 3: there is no such column; the line has 3 fields where the header has 2");
    assertRefused("label,s\n1,0.5\n\n0,1\n", "line 3: the line is empty; take it out");
    assertRefused("label,s\n1,0.5\n\n", "line 3: the line is empty; take it out");
    assertRefused("label,s\n\"\"\n", "line 2, column \"s\": there is no such field");
  }

  @Test
  void quotesThatDoNotFitAreRefused() {
    assertRefused("label,s\n1,\"0.5\n", "line 2, column \"s\": a quote is opened and not closed");
    assertRefused(
        "label,s\n1,\"0.5\"x\n",
        "line 2, column \"s\": there is text between a closing quote and the comma");
    assertRefused(
        "label,s\n1,0\"5\n",
        "line 2, column \"s\": a quote inside a field that does not begin with one");
    assertRefused("la\"bel,s\n", "line 1, column 1: a quote inside a field");
  }

  @Test
  void aRecordWithoutEndIsRefusedBeforeItFillsTheMemory() {
    assertRefused(
        "label,s\n1," + " ".repeat(CsvRecords.LONGEST),
        "line 2, column \"s\": the record goes on for more than 16777216 bytes; are there line"
            + " breaks, and is every quote closed?");
    assertRefused("label,s\n1" + ",".repeat(CsvRecords.LONGEST), "the record goes on for more");
  }

  @Test
  void textThatIsNotUtf8IsRefusedEvenWhereNobodyAsks() throws IOException {
    Path file = folder.resolve("latin1.csv");
    for (byte[] wrong : new byte[][] {{(byte) 0xe9}, {(byte) 0xc3}, {(byte) 0xed, (byte) 0xa0}}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes("l,s,note\n1,1,\u00e9\n0,1,x".getBytes(UTF_8));
      out.writeBytes(wrong);
      Files.write(file, out.toByteArray());

      assertThatIllegalArgumentException()
          .isThrownBy(() -> Predictions.readCsv(file, "l", "s"))
          .withMessageEndingWith("line 3, column \"note\": this is not UTF-8 text");
    }
  }

  @Test
  void anyFieldsComeBackAsTheyWereWritten() throws IOException {
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
      List<List<String>> rows = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      int columns = random.nextInt(1, 5);
      for (int row = random.nextInt(1, 6); row > 0; row--) {
        List<String> fields = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
          String field = field(random);
          boolean plain = field.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
          text.append(column == 0 ? "" : ",");
          text.append(
              plain && random.nextBoolean() ? field : '"' + field.replace("\"", "\"\"") + '"');
          fields.add(field);
        }
        rows.add(fields);
        text.append(end);
      }

      List<List<String>> read = new ArrayList<>();
      InputStream in = new ByteArrayInputStream(text.toString().getBytes(UTF_8));
      CsvRecords records = new CsvRecords(in, "a file");
      while (records.next()) {
        read.add(IntStream.range(0, records.size()).mapToObj(records::get).toList());
      }
      assertThat(read).as("seed %d, round %d: %s", SEED, round, text).isEqualTo(rows);
    }
  }

  private static String field(Random random) {
    StringBuilder field = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      field.append(List.of("a", "é", "\"", ",", "\n", "\r", " ", "猫").get(random.nextInt(8)));
    }
    return field.toString();
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

  private void assertRefusedWithColumns(String line, String message) {
    Path file = write("id,label,s,w\n" + line + "\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PredictionsCsv.of(file, "label", "s").weights("w").rowIds("id").read())
        .withMessageContaining("line 2, " + message);
  }

  private Predictions read(String text, String... scoreColumns) {
    return Predictions.readCsv(write(text), "label", scoreColumns);
  }

  private Path write(String text) {
    Path file = folder.resolve("scores.csv");
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
