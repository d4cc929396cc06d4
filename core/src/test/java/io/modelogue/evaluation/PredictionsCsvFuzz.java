package io.modelogue.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class PredictionsCsvFuzz {
  private static final Path FILE = file();

  @MethodSource("samples")
  @FuzzTest
  void whateverAFileHoldsItIsPredictionsOrRefused(byte[] csv) throws IOException {
    Files.write(FILE, csv);
    check(PredictionsCsv.of(FILE, "y", "p"));
    check(PredictionsCsv.of(FILE, "y", "p", "q"));
    check(PredictionsCsv.of(FILE, "y", "p").labels("a", "b").weights("q").rowIds("z"));
    check(PredictionsCsv.multiLabel(FILE, List.of("y", "z"), List.of("p", "q")));
  }

  private static void check(PredictionsCsv csv) {
    try {
      Predictions predictions = csv.read();
      assertThat(predictions.rows()).isPositive();
      for (int i = 0; i < predictions.rows() * predictions.columns(); i++) {
        assertThat(predictions.score(i)).isNotNaN();
      }
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining(FILE.toString());
    }
  }

  private static Path file() {
    try {
      Path file = Files.createTempFile("predictions", ".csv");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Stream<byte[]> samples() {
    return Stream.of(
            "y,p\n0,0.25\ntrue,-1e-7\n",
            "\ufeff\"p\",q,y\r\n.5,inf,\"p\"\r\n+Infinity,0,q\r\n",
            "y,z,p,q,\"an \"\"other\"\"\"\n0,1,.5,.25,x\n")
        .map(text -> text.getBytes(UTF_8));
  }
}
