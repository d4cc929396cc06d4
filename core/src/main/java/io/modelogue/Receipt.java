package io.modelogue;

import io.modelogue.internal.Checksum;
import io.modelogue.internal.Digests;
import io.modelogue.internal.Names;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of text that names one version beyond doubt, to be kept beside what the version decided.
 * {@link ModelRegistry#verify(Receipt)} proves later that the registry still says the same.
 *
 * <pre>{@code
 * String kept = version.receipt().toString();
 * registry.verify(Receipt.parse(kept)).requireIntact();
 * }</pre>
 *
 * @param anchor the model, and the revision and hash of its history when the receipt was made
 * @param number the version's number
 * @param id the version's id, 32 lower-case hex digits
 * @param artifacts the SHA-256 of each of its files, in their order, 64 lower-case hex digits
 */
public record Receipt(Anchor anchor, int number, String id, List<String> artifacts) {
  private static final String HEAD = "modelogue-receipt/1/";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  /**
   * Checks the parts and copies the list.
   *
   * @throws IllegalArgumentException if one is not what it should be
   */
  public Receipt {
    Names.check("model", anchor.model());
    if (number < 1) {
      throw new IllegalArgumentException("a receipt's version is 1 or more, not " + number);
    }
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "a receipt's id is 32 lower-case hex digits, not \"" + id + "\"");
    }
    artifacts = List.copyOf(artifacts);
    artifacts.forEach(digest -> Digests.check("a receipt's file", digest));
  }

  /**
   * Returns the line that {@link #parse} reads: {@code
   * modelogue-receipt/1/checksum/number/id/files/registry/revision/hash/model}.
   */
  @Override
  public String toString() {
    String said = said();
    return HEAD + Checksum.of(said) + "/" + said;
  }

  private String said() {
    return number + "/" + id + "/" + String.join(",", artifacts) + "/" + anchor;
  }

  /**
   * Returns the receipt that this line says. The checksum tells a line that was damaged in copying;
   * it proves nothing else, which is what {@link ModelRegistry#verify(Receipt)} is for.
   *
   * @throws IllegalArgumentException if the line is no receipt, one of a newer release, or damaged
   */
  public static Receipt parse(String text) {
    String line = text.replaceAll("[\\r\\n]+$", "");
    if (!line.startsWith(HEAD)) {
      throw new IllegalArgumentException(
          "a receipt of this release starts with " + HEAD + ", not as \"" + start(line) + "\"");
    }
    String[] checked = line.substring(HEAD.length()).split("/", 2);
    if (checked.length != 2 || !Checksum.of(checked[1]).equals(checked[0])) {
      throw new IllegalArgumentException(
          "the receipt \""
              + start(line)
              + "\" was damaged or cut since it was made: its checksum does not fit");
    }
    // the anchor ends with the model's name, which may hold any character
    String[] parts = checked[1].split("/", 4);
    if (parts.length != 4) {
      throw new IllegalArgumentException(
          "the receipt \"" + start(line) + "\" names no version and anchor");
    }
    List<String> files = parts[2].isEmpty() ? List.of() : List.of(parts[2].split(",", -1));
    return new Receipt(Anchor.parse(parts[3]), number(parts[0]), parts[1], files);
  }

  private static int number(String part) {
    try {
      return Integer.parseInt(part);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a receipt's version is a whole number, not \"" + part + "\"", e);
    }
  }

  private static String start(String line) {
    return line.length() > 60 ? line.substring(0, 60) + "..." : line;
  }
}
