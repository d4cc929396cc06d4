package io.modelogue.examples;

import static java.util.Objects.requireNonNull;

import io.modelogue.DatasetRef;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Data that comes with the examples, in two parts. One is to train on; the other is held out, to
 * find out how good the training was.
 *
 * <p>You learn here how to split data so that every run, on every machine, splits it alike.
 *
 * <p>Both data sets are from the UCI Machine Learning Repository (CC BY 4.0, see NOTICE). Immutable
 * and safe for use by several threads.
 */
final class BundledData {
  private final LabelledRows training;
  private final LabelledRows heldOut;

  private BundledData(LabelledRows training, LabelledRows heldOut) {
    this.training = training;
    this.heldOut = heldOut;
  }

  /** Returns 4,601 real mails: each 57 numbers and the word spam or ham. */
  static BundledData mails() {
    return load("spambase", label -> label.equals("nonspam") ? "ham" : label);
  }

  /**
   * Returns 1,797 digits written by hand: each 8 x 8 pixels from 0 to 16, and which digit it is.
   */
  static BundledData digits() {
    return load("digits", UnaryOperator.identity());
  }

  /** Reads a file. Of every ten rows of a kind, four are held out. */
  private static BundledData load(String name, UnaryOperator<String> concept) {
    List<String> training = new ArrayList<>();
    List<String> heldOut = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    try (BufferedReader csv = open(name + ".csv")) {
      List<String> columns = List.of(requireNonNull(csv.readLine()).split(",", -1));
      for (String row = csv.readLine(); row != null; row = csv.readLine()) {
        int nthOfItsKind = seen.merge(row.substring(row.lastIndexOf(',')), 1, Integer::sum);
        (nthOfItsKind % 10 < 4 ? heldOut : training).add(row);
      }
      return new BundledData(
          LabelledRows.of(name + "-training", columns, training, concept),
          LabelledRows.of(name + "-held-out", columns, heldOut, concept));
    } catch (IOException e) {
      throw new UncheckedIOException("the data of " + name + " cannot be read", e);
    }
  }

  private static BufferedReader open(String resource) {
    return new BufferedReader(
        new InputStreamReader(
            requireNonNull(BundledData.class.getResourceAsStream(resource), resource),
            StandardCharsets.UTF_8));
  }

  /** Returns the rows to train on. */
  LabelledRows training() {
    return training;
  }

  /** Returns the rows that no training sees. */
  LabelledRows heldOut() {
    return heldOut;
  }

  /**
   * Returns the rows that a reference means, as the registry hands it to trainers and scorers.
   *
   * @throws IllegalArgumentException if they are other rows than these
   */
  LabelledRows of(DatasetRef wanted) {
    return List.of(training, heldOut).stream()
        .filter(rows -> rows.ref().sameDataAs(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("this data is not here: " + wanted));
  }
}
