package io.modelogue.examples;

import io.modelogue.DatasetRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Some rows with their labels: for Tribuo the numbers, for the registry a reference to them.
 *
 * <p>You learn here how an application describes data to the registry. The registry never opens
 * data. It keeps the name, the number of rows of each concept, and a digest of the content, by
 * which anybody can tell later whether two versions saw the same rows.
 *
 * @param ref what the registry is told
 * @param examples the rows, in the order of the file
 */
record LabelledRows(DatasetRef ref, List<Example<Label>> examples) {

  /** Reads lines of numbers with the label behind them. */
  static LabelledRows of(
      String name, List<String> columns, List<String> lines, UnaryOperator<String> concept) {
    List<Example<Label>> examples =
        lines.stream().map(line -> example(columns, line, concept)).toList();
    Map<String, Long> counts =
        examples.stream()
            .map(row -> row.getOutput().getLabel())
            .collect(Collectors.groupingBy(l -> l, TreeMap::new, Collectors.counting()));
    DatasetRef ref =
        DatasetRef.of(name).rows(lines.size()).rowsPerConcept(counts).digest(sha256(lines));
    return new LabelledRows(ref, examples);
  }

  private static Example<Label> example(
      List<String> columns, String line, UnaryOperator<String> concept) {
    String[] fields = line.split(",", -1);
    int features = fields.length - 1;
    double[] values = new double[features];
    for (int i = 0; i < features; i++) {
      values[i] = Double.parseDouble(fields[i]);
    }
    Label label = new Label(concept.apply(fields[features]));
    return new ArrayExample<>(label, columns.subList(0, features).toArray(String[]::new), values);
  }

  private static String sha256(List<String> lines) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** Returns the rows as Tribuo's trainers want them. */
  MutableDataset<Label> forTribuo() {
    LabelFactory labels = new LabelFactory();
    return new MutableDataset<>(
        examples, new SimpleDataSourceProvenance(ref.name(), labels), labels);
  }

  /** Returns for each row where its label stands among the concepts. */
  int[] labels(List<String> concepts) {
    return examples.stream()
        .mapToInt(row -> concepts.indexOf(row.getOutput().getLabel()))
        .toArray();
  }
}
