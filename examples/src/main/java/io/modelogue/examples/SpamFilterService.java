package io.modelogue.examples;

import io.modelogue.Model;
import io.modelogue.ModelVersion;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The part of an application that decides whether a mail is spam, by the model that is the
 * champion.
 *
 * <p>You learn here how an application loads the champion, says with each decision which version
 * made it, and goes back when users complain. {@code UnitTestWithMemoryTest} shows how to test such
 * code: a registry in memory, a clock that stands still, and no mocks.
 *
 * <p>The model is a list of words; a mail is spam if it holds at least {@code threshold} of them.
 * Safe for use by several threads.
 */
public final class SpamFilterService {
  static final String CHAMPION = "champion";
  static final String WORDS = "words.txt";
  static final String THRESHOLD = "threshold";

  private final Model model;
  private volatile Filter filter;

  /**
   * What was decided, and by which version.
   *
   * @param spam whether the mail is spam
   * @param version the number of the version that decided
   */
  public record Decision(boolean spam, int version) {}

  private record Filter(int version, Set<String> words, int threshold) {}

  /**
   * Creates the service with the champion of that moment.
   *
   * @throws io.modelogue.AliasNotFoundException if the model has no champion
   */
  public SpamFilterService(Model model) {
    this.model = model;
    this.filter = load(model.alias(CHAMPION));
  }

  /** Returns whether the mail is spam. */
  public Decision decide(String mail) {
    Filter current = filter;
    long hits =
        Pattern.compile("\\W+")
            .splitAsStream(mail.toLowerCase(Locale.ROOT))
            .distinct()
            .filter(current.words()::contains)
            .count();
    return new Decision(hits >= current.threshold(), current.version());
  }

  /** Loads the champion again, in case it is another version by now. */
  public void reload() {
    filter = load(model.alias(CHAMPION));
  }

  /** Loads that version: the one that a watch has told of, whoever is champion meanwhile. */
  public void use(ModelVersion version) {
    filter = load(version);
  }

  /** Makes the champion before this one the champion again, and loads it. */
  public void goBack(String reason) {
    filter = load(model.rollback(CHAMPION).because(reason).commit());
  }

  private static Filter load(ModelVersion version) {
    String words = new String(version.artifact(WORDS).bytes(), StandardCharsets.UTF_8);
    return new Filter(
        version.number(),
        words.lines().collect(Collectors.toUnmodifiableSet()),
        version.config().getInt(THRESHOLD));
  }
}
