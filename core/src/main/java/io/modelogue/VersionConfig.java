package io.modelogue;

import io.modelogue.internal.SettingValues;
import io.modelogue.internal.Suggestions;
import io.modelogue.internal.journal.ConfigJson;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was decided before a version was made: template, concepts, data set, and four
 * groups of settings.
 *
 * <pre>{@code
 * VersionConfig config = VersionConfig.builder()
 *     .concepts("ham", "spam")
 *     .dataset(DatasetRef.of("mails-2025").rows(2760))
 *     .set("epochs", 50)
 *     .set("learningRate", 0.1)
 *     .build();
 * }</pre>
 *
 * <p>Immutable and safe for use by several threads. Two configurations that say the same are equal
 * and have the same {@link #fingerprint()}, whatever the order in which they were written.
 */
public final class VersionConfig {
  private final @Nullable TemplateDefinition template;
  private final List<String> concepts;
  private final @Nullable DatasetRef dataset;
  private final Map<SettingGroup, SortedMap<String, Object>> settings;
  private @Nullable String fingerprint; // made when it is asked for; two threads make the same

  VersionConfig(
      @Nullable TemplateDefinition template,
      List<String> concepts,
      @Nullable DatasetRef dataset,
      Map<SettingGroup, SortedMap<String, Object>> settings) {
    this.template = template;
    this.concepts = List.copyOf(concepts);
    this.dataset = dataset;
    this.settings = new EnumMap<>(SettingGroup.class);
    settings.forEach(
        (group, values) ->
            this.settings.put(group, Collections.unmodifiableSortedMap(new TreeMap<>(values))));
  }

  /** Returns a builder of an empty configuration. */
  public static VersionConfigBuilder builder() {
    return new VersionConfigBuilder();
  }

  /** Returns a builder that starts from this configuration. */
  public VersionConfigBuilder toBuilder() {
    VersionConfigBuilder builder = new VersionConfigBuilder();
    builder.template = template;
    builder.concepts = concepts;
    builder.dataset = dataset;
    settings.forEach(
        (group, values) -> Objects.requireNonNull(builder.groups.get(group)).putAll(values));
    // what was allowed once may be carried on
    builder.secretsAllowed = settings().keySet().stream().anyMatch(SettingValues::looksSecret);
    return builder;
  }

  /** Returns what the template allowed, if a template was used. */
  public Optional<TemplateDefinition> template() {
    return Optional.ofNullable(template);
  }

  /** Returns the concepts in their order; empty if they are the model's. */
  public List<String> concepts() {
    return concepts;
  }

  /** Returns the data set that the version is made from, if it was named. */
  public Optional<DatasetRef> dataset() {
    return Optional.ofNullable(dataset);
  }

  /**
   * Returns the settings of a group by name: each value a {@code Long}, {@code Double}, {@code
   * String} or {@code Boolean}.
   */
  public SortedMap<String, Object> settings(SettingGroup group) {
    return Objects.requireNonNull(settings.get(group));
  }

  /** Returns all settings, the groups in their order: those of one group sorted by name. */
  public Map<String, Object> settings() {
    Map<String, Object> all = new LinkedHashMap<>();
    settings.values().forEach(all::putAll);
    return Collections.unmodifiableMap(all);
  }

  /** Returns the value of a setting in whatever group it is, or empty if it is not set. */
  public Optional<Object> find(String setting) {
    return settings.values().stream()
        .filter(group -> group.containsKey(setting))
        .findFirst()
        .map(group -> group.get(setting));
  }

  /**
   * Returns the value of a setting.
   *
   * @throws NoSuchElementException if it is not set
   */
  public Object get(String setting) {
    return find(setting)
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "setting \""
                        + setting
                        + "\" is not set"
                        + Suggestions.didYouMean(setting, settings().keySet())));
  }

  /**
   * Returns a setting that is a whole number.
   *
   * @throws NoSuchElementException if it is not set
   * @throws ClassCastException if it is something else
   * @throws ArithmeticException if it is out of the range of {@code int}
   */
  public int getInt(String setting) {
    return Math.toIntExact(typed(setting, Long.class));
  }

  /**
   * Returns a setting that is a whole number.
   *
   * @throws NoSuchElementException if it is not set
   * @throws ClassCastException if it is something else
   */
  public long getLong(String setting) {
    return typed(setting, Long.class);
  }

  /**
   * Returns a setting that is a number.
   *
   * @throws NoSuchElementException if it is not set
   * @throws ClassCastException if it is something else
   */
  public double getDouble(String setting) {
    return typed(setting, Number.class).doubleValue();
  }

  /**
   * Returns a setting that is a text.
   *
   * @throws NoSuchElementException if it is not set
   * @throws ClassCastException if it is something else
   */
  public String getText(String setting) {
    return typed(setting, String.class);
  }

  /**
   * Returns a setting that is true or false.
   *
   * @throws NoSuchElementException if it is not set
   * @throws ClassCastException if it is something else
   */
  public boolean getFlag(String setting) {
    return typed(setting, Boolean.class);
  }

  private <T> T typed(String setting, Class<T> type) {
    Object value = get(setting);
    if (!type.isInstance(value)) {
      throw new ClassCastException(
          "setting \""
              + setting
              + "\" is "
              + SettingValues.shown(value)
              + ", a "
              + value.getClass().getSimpleName()
              + ", not a "
              + type.getSimpleName());
    }
    return type.cast(value);
  }

  /**
   * Returns the SHA-256 of this configuration's canonical JSON (RFC 8785): template definition,
   * concepts, identity of the data set, settings. 64 lower-case hex digits.
   */
  public String fingerprint() {
    String known = fingerprint;
    if (known == null) {
      known = ConfigJson.fingerprint(this);
      fingerprint = known;
    }
    return known;
  }

  /** Returns what is different in the other configuration; empty if nothing is. */
  public ConfigDiff diff(VersionConfig other) {
    return ConfigDiff.between(this, other);
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof VersionConfig other
        && Objects.equals(template, other.template)
        && concepts.equals(other.concepts)
        && Objects.equals(dataset, other.dataset)
        && settings.equals(other.settings);
  }

  @Override
  public int hashCode() {
    return fingerprint().hashCode();
  }

  /** Returns the settings and the data set on one line. */
  @Override
  public String toString() {
    String text = settings().toString();
    return (template == null ? "" : template.name() + " ")
        + text
        + (dataset == null ? "" : " on " + dataset);
  }
}
