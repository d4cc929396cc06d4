package io.modelogue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.modelogue.internal.Limits;
import io.modelogue.internal.Names;
import io.modelogue.internal.SettingValues;
import io.modelogue.internal.journal.ConfigJson;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects a {@link VersionConfig}. Not safe for use by several threads. */
public final class VersionConfigBuilder {
  @Nullable TemplateDefinition template;
  List<String> concepts = List.of();
  @Nullable DatasetRef dataset;
  final Map<SettingGroup, Map<String, Object>> groups = new EnumMap<>(SettingGroup.class);
  private final Set<String> placedWithoutTemplate = new HashSet<>();
  boolean secretsAllowed;

  VersionConfigBuilder() {
    for (SettingGroup group : SettingGroup.values()) {
      groups.put(group, new TreeMap<>());
    }
  }

  /**
   * Names the template whose rules the settings follow. Its types, its groups and its defaults
   * apply to all settings, also to those that were set before.
   */
  @CanIgnoreReturnValue
  public VersionConfigBuilder template(TemplateDefinition definition) {
    template = Objects.requireNonNull(definition);
    return this;
  }

  /** Names what the model tells apart, in order; left out, the model's own concepts apply. */
  @CanIgnoreReturnValue
  public VersionConfigBuilder concepts(String... names) {
    return concepts(List.of(names));
  }

  /** Names what the model tells apart, in order; left out, the model's own concepts apply. */
  @CanIgnoreReturnValue
  public VersionConfigBuilder concepts(List<String> names) {
    concepts = List.copyOf(names);
    return this;
  }

  /** Names the data that the version is made from. */
  @CanIgnoreReturnValue
  public VersionConfigBuilder dataset(DatasetRef data) {
    dataset = Objects.requireNonNull(data);
    return this;
  }

  /**
   * Sets one setting in the group that the template gives it; without a template, in the group
   * where it is set already, or else in TRAINING.
   *
   * @throws IllegalArgumentException if the value is not a whole or finite number, a text, or true
   *     or false, or if the name is not a name
   */
  @CanIgnoreReturnValue
  public VersionConfigBuilder set(String name, Object value) {
    SettingGroup group = groupOf(name);
    boolean isNew = groups.values().stream().noneMatch(values -> values.containsKey(name));
    set(group, name, value);
    if (isNew && template == null) {
      placedWithoutTemplate.add(name);
    }
    return this;
  }

  /**
   * Sets one setting in a group.
   *
   * @throws IllegalArgumentException as above
   */
  @CanIgnoreReturnValue
  public VersionConfigBuilder set(SettingGroup group, String name, Object value) {
    Object normal = SettingValues.normalized(Names.check("setting", name), value);
    Objects.requireNonNull(groups.get(group)).put(name, normal);
    placedWithoutTemplate.remove(name);
    return this;
  }

  /** Takes a setting out, whatever its group; if the template has a default, that applies again. */
  @CanIgnoreReturnValue
  public VersionConfigBuilder unset(String name) {
    groups.values().forEach(group -> group.remove(name));
    return this;
  }

  /**
   * Takes over what a parent says, as far as a template knows its settings, in the groups in which
   * they belong today. What an older definition of the same template knew is taken over too, to be
   * refused by name rather than lost in silence.
   */
  void inherit(VersionConfig parent, TemplateDefinition definition) {
    boolean same = parent.template().filter(t -> t.name().equals(definition.name())).isPresent();
    concepts = parent.concepts();
    dataset = parent.dataset().orElse(dataset);
    secretsAllowed |= parent.toBuilder().secretsAllowed;
    for (SettingGroup group : SettingGroup.values()) {
      parent
          .settings(group)
          .forEach(
              (name, value) -> {
                Optional<Setting> known = definition.findSetting(name);
                if (same || known.isPresent()) {
                  set(known.map(Setting::group).orElse(group), name, value);
                }
              });
    }
  }

  /**
   * Allows settings whose names look like those of secrets. A history cannot forget: do this only
   * for settings that are none.
   */
  @CanIgnoreReturnValue
  public VersionConfigBuilder allowSecretLikeNames() {
    secretsAllowed = true;
    return this;
  }

  /**
   * Returns the configuration.
   *
   * @throws IllegalArgumentException if a setting stands in two groups, its name looks like that of
   *     a secret, a concept stands twice, or the whole is too large
   */
  public VersionConfig build() {
    Map<SettingGroup, SortedMap<String, Object>> settings = settled();
    Set<String> seen = new HashSet<>();
    for (Map<String, Object> group : settings.values()) {
      for (String name : group.keySet()) {
        if (!seen.add(name)) {
          throw new IllegalArgumentException(
              "setting \"" + name + "\" stands in two groups; give it one, or two names");
        }
        if (!secretsAllowed && SettingValues.looksSecret(name)) {
          throw new IllegalArgumentException(
              "setting \""
                  + name
                  + "\" looks like a secret, and a history cannot forget; leave"
                  + " it out, or call allowSecretLikeNames() if it is none");
        }
      }
    }
    checkConcepts();
    VersionConfig config = new VersionConfig(template, concepts, dataset, settings);
    int size = ConfigJson.size(config);
    if (size > Limits.CONFIG_BYTES) {
      throw new IllegalArgumentException(
          "the configuration takes "
              + size
              + " bytes as JSON, at most "
              + Limits.CONFIG_BYTES
              + " are allowed; keep long values as artifacts");
    }
    return config;
  }

  /** Returns the settings as the template, if there is one, types, groups and completes them. */
  private Map<SettingGroup, SortedMap<String, Object>> settled() {
    Map<SettingGroup, SortedMap<String, Object>> settled = new EnumMap<>(SettingGroup.class);
    groups.forEach((group, values) -> settled.put(group, new TreeMap<>(values)));
    if (template == null) {
      return settled;
    }
    for (Setting setting : template.settings()) {
      String name = setting.name();
      Map<String, Object> own = Objects.requireNonNull(settled.get(setting.group()));
      if (placedWithoutTemplate.contains(name)) {
        settled.values().stream()
            .map(values -> values.remove(name))
            .filter(Objects::nonNull)
            .forEach(value -> own.put(name, value));
      }
      settled
          .values()
          .forEach(
              values ->
                  values.computeIfPresent(
                      name, (n, value) -> SettingValues.coerce(setting.type(), value)));
      if (settled.values().stream().noneMatch(values -> values.containsKey(name))) {
        setting.defaultValue().ifPresent(value -> own.put(name, value));
      }
    }
    return settled;
  }

  private void checkConcepts() {
    concepts.forEach(name -> Names.check("concept", name));
    if (new TreeSet<>(concepts).size() != concepts.size()) {
      throw new IllegalArgumentException("a concept stands twice in " + concepts);
    }
    if (concepts.size() > Limits.CONCEPTS) {
      throw new IllegalArgumentException(
          concepts.size() + " concepts are given, at most " + Limits.CONCEPTS + " are allowed");
    }
  }

  private SettingGroup groupOf(String name) {
    return Optional.ofNullable(template)
        .flatMap(t -> t.findSetting(name))
        .map(Setting::group)
        .or(
            () ->
                groups.entrySet().stream()
                    .filter(e -> e.getValue().containsKey(name))
                    .map(Map.Entry::getKey)
                    .findFirst())
        .orElse(SettingGroup.TRAINING);
  }
}
