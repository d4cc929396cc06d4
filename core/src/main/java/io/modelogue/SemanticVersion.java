package io.modelogue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A label such as {@code 1.10.0} or {@code 2.0.0-rc.1+linux} that is a semantic version as <a
 * href="https://semver.org/spec/v2.0.0.html">semver.org</a> defines it. A {@code v} in front, as in
 * names of Git tags, is not part of it and is passed over.
 *
 * <p>Versions are compared by precedence: {@code 1.9.0} comes before {@code 1.10.0}, and {@code
 * 2.0.0-rc.1} before {@code 2.0.0}. Build metadata, behind the plus sign, has no precedence: those
 * that differ in it alone compare as 0, though they are not equal.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class SemanticVersion implements Comparable<SemanticVersion> {
  private static final String NUMBER = "(?:0|[1-9][0-9]*)";
  private static final String IDENTIFIER = "(?:" + NUMBER + "|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";
  private static final Pattern FORM =
      Pattern.compile(
          "v?(%1$s)\\.(%1$s)\\.(%1$s)(?:-(%2$s(?:\\.%2$s)*))?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?"
              .formatted(NUMBER, IDENTIFIER));

  private static final Comparator<String> BY_NUMBER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private final String text;
  private final List<String> core;
  private final List<String> preRelease;

  private SemanticVersion(String text, Matcher parts) {
    this.text = text;
    this.core = List.of(parts.group(1), parts.group(2), parts.group(3));
    @Nullable String identifiers = parts.group(4);
    this.preRelease = identifiers == null ? List.of() : Arrays.asList(identifiers.split("\\.", -1));
  }

  /** Returns the semantic version that a label is, or empty if it is none. */
  public static Optional<SemanticVersion> find(String label) {
    Matcher parts = FORM.matcher(label);
    return parts.matches() ? Optional.of(new SemanticVersion(label, parts)) : Optional.empty();
  }

  /**
   * Returns the semantic version that a label is.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static SemanticVersion parse(String label) {
    return find(label)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\""
                        + label
                        + "\" is not a semantic version; write three numbers, such as 1.10.0 or"
                        + " 2.0.0-rc.1"));
  }

  /**
   * Returns the order in which labels are sorted: semantic versions by precedence, those of the
   * same precedence by their text, and behind them all other labels by their text. Labels are equal
   * in it only if they are the same.
   *
   * <pre>{@code
   * List<String> labels = new ArrayList<>(List.of("1.10.0", "baseline", "1.9.0", "1.10.0-rc.1"));
   * labels.sort(SemanticVersion.labelOrder());     // 1.9.0, 1.10.0-rc.1, 1.10.0, baseline
   * }</pre>
   */
  public static Comparator<String> labelOrder() {
    return Comparator.comparing(SemanticVersion::find, SemanticVersion::compareFound)
        .thenComparing(Comparator.naturalOrder());
  }

  private static int compareFound(Optional<SemanticVersion> a, Optional<SemanticVersion> b) {
    return a.isPresent() && b.isPresent()
        ? a.get().compareTo(b.get())
        : Boolean.compare(a.isEmpty(), b.isEmpty());
  }

  /** Returns whether it is a pre-release, such as {@code 2.0.0-rc.1}. */
  public boolean isPreRelease() {
    return !preRelease.isEmpty();
  }

  /** Compares by precedence, which knows nothing of build metadata. */
  @Override
  public int compareTo(SemanticVersion other) {
    int byCore = Arrays.compare(array(core), array(other.core), BY_NUMBER);
    if (byCore != 0) {
      return byCore;
    }
    // a release comes after all its pre-releases
    return isPreRelease() && other.isPreRelease()
        ? Arrays.compare(
            array(preRelease), array(other.preRelease), SemanticVersion::compareIdentifiers)
        : Boolean.compare(other.isPreRelease(), isPreRelease());
  }

  private static String[] array(List<String> parts) {
    return parts.toArray(String[]::new);
  }

  /** Numbers by their value and before words; words by their characters, which are ASCII. */
  private static int compareIdentifiers(String a, String b) {
    boolean numberA = isNumber(a);
    boolean numberB = isNumber(b);
    if (numberA && numberB) {
      return BY_NUMBER.compare(a, b);
    }
    return numberA == numberB ? a.compareTo(b) : Boolean.compare(numberB, numberA);
  }

  private static boolean isNumber(String identifier) {
    return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Returns whether both are written alike. */
  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof SemanticVersion other && text.equals(other.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns the label. */
  @Override
  public String toString() {
    return text;
  }
}
