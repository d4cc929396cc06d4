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

/**
 * The data of the quick start: 4,601 real mails, each 57 numbers and the word spam or nonspam, in
 * two parts. One is to train on; the other is held out, to find out how good the training was.
 *
 * <p>You learn here how to split data so that every run, on every machine, splits it alike.
 *
 * <p>The mails are Spambase, from the UCI Machine Learning Repository (CC BY 4.0, see NOTICE).
 * Immutable and safe for use by several threads.
 */
final class SpamMails {
  private final MailSet training;
  private final MailSet heldOut;

  private SpamMails(MailSet training, MailSet heldOut) {
    this.training = training;
    this.heldOut = heldOut;
  }

  /** Reads the mails. Of every ten of a kind, four are held out. */
  static SpamMails load() {
    List<String> training = new ArrayList<>();
    List<String> heldOut = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    try (BufferedReader csv = open("spambase.csv")) {
      List<String> columns = List.of(requireNonNull(csv.readLine()).split(",", -1));
      for (String mail = csv.readLine(); mail != null; mail = csv.readLine()) {
        int nthOfItsKind = seen.merge(mail.substring(mail.lastIndexOf(',')), 1, Integer::sum);
        (nthOfItsKind % 10 < 4 ? heldOut : training).add(mail);
      }
      return new SpamMails(
          MailSet.of("spambase-training", columns, training),
          MailSet.of("spambase-held-out", columns, heldOut));
    } catch (IOException e) {
      throw new UncheckedIOException("the mails cannot be read", e);
    }
  }

  private static BufferedReader open(String resource) {
    return new BufferedReader(
        new InputStreamReader(
            requireNonNull(SpamMails.class.getResourceAsStream(resource), resource),
            StandardCharsets.UTF_8));
  }

  /** Returns the mails to train on. */
  MailSet training() {
    return training;
  }

  /** Returns the mails that no training sees. */
  MailSet heldOut() {
    return heldOut;
  }

  /**
   * Returns the mails that a reference means, as the registry hands it to trainers and scorers.
   *
   * @throws IllegalArgumentException if they are other mails than these
   */
  MailSet of(DatasetRef wanted) {
    return List.of(training, heldOut).stream()
        .filter(mails -> mails.ref().sameDataAs(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("these mails are not here: " + wanted));
  }
}
