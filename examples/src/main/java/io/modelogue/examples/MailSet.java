package io.modelogue.examples;

import io.modelogue.DatasetRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Some mails: for Tribuo the numbers and labels, for the registry a reference to them.
 *
 * <p>You learn here how an application describes data to the registry. The registry never opens
 * data. It keeps the name, the number of rows of each concept, and a digest of the content, by
 * which anybody can tell later whether two versions saw the same mails.
 *
 * @param ref what the registry is told
 * @param examples the mails, in the order of the file
 */
record MailSet(DatasetRef ref, List<Example<Label>> examples) {
  static final String HAM = "ham";
  static final String SPAM = "spam";

  static MailSet of(String name, List<String> columns, List<String> lines) {
    List<Example<Label>> examples = lines.stream().map(line -> example(columns, line)).toList();
    Map<String, Long> counts =
        examples.stream()
            .map(mail -> mail.getOutput().getLabel())
            .collect(Collectors.groupingBy(l -> l, TreeMap::new, Collectors.counting()));
    DatasetRef ref =
        DatasetRef.of(name).rows(lines.size()).rowsPerConcept(counts).digest(sha256(lines));
    return new MailSet(ref, examples);
  }

  private static Example<Label> example(List<String> columns, String line) {
    String[] fields = line.split(",", -1);
    int features = fields.length - 1;
    double[] values = new double[features];
    for (int i = 0; i < features; i++) {
      values[i] = Double.parseDouble(fields[i]);
    }
    Label label = new Label(fields[features].equals(SPAM) ? SPAM : HAM);
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

  /** Returns the mails as Tribuo's trainers want them. */
  MutableDataset<Label> forTribuo() {
    LabelFactory labels = new LabelFactory();
    return new MutableDataset<>(
        examples, new SimpleDataSourceProvenance(ref.name(), labels), labels);
  }

  /** Returns for each mail whether it is spam. */
  boolean[] isSpam() {
    boolean[] spam = new boolean[examples.size()];
    for (int i = 0; i < spam.length; i++) {
      spam[i] = examples.get(i).getOutput().getLabel().equals(SPAM);
    }
    return spam;
  }
}
