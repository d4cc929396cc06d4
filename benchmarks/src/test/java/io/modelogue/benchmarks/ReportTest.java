package io.modelogue.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The table and the plot of what JMH wrote. */
class ReportTest {
  private static final String RESULT =
      """
      {"benchmark": "io.modelogue.benchmarks.RocAucBenchmark.%s", "vmName": "vm", "vmVersion": "17",
       "params": {"n": "%s", "rate": "0.3", "shape": "%s", "ties": "0"},
       "primaryMetric": {"rawData": [[%s]]}}\
      """;

  @TempDir Path directory;

  @Test
  void aRunHasATableOfMediansAndAPlot() throws Exception {
    Path json = directory.resolve("run.json");
    String results =
        String.join(
            ",",
            RESULT.formatted("area", "1000", "SIGMOID", "9000, 7000, 8000"),
            RESULT.formatted("smile", "1000", "SIGMOID", "80000, 81000"),
            RESULT.formatted("area", "100", "SKEWED", "500"),
            RESULT.formatted("arraysSort", "100", "SKEWED", "2000"));
    Files.writeString(json, "[" + results + "]");

    Report.main(json.toString());

    assertThat(Files.readString(directory.resolve("run.md")))
        .contains("| area | 0.008 | 8.0 |  |  | 10.06 |")
        .contains("| smile | 0.081 | 80.5 |  |  | 1.00 |")
        .contains("| area | 0.001 | 5.0 | 0.25 |  |  |");
    String svg = Files.readString(directory.resolve("run.svg"));
    Document plot =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(plot.getElementsByTagName("path").getLength()).isEqualTo(5 + 2);
    assertThat(plot.getDocumentElement().getTextContent())
        .contains("smile", "n 100 shape SKEWED", "area 0.25", "arraysSort 1.00");
  }
}
