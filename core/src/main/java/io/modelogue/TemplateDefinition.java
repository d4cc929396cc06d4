package io.modelogue;

import io.modelogue.internal.Names;
import io.modelogue.internal.SettingValues;
import io.modelogue.internal.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a training template allows, without its code: its name and its settings. Stored by value
 * with each version, so that a version can be understood when the template has long changed.
 *
 * @param name the template's name
 * @param settings its settings, in the order in which they were defined, each name once
 */
public record TemplateDefinition(String name, List<Setting> settings) {

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the name is not a name or a setting is defined twice
   */
  public TemplateDefinition {
    Names.check("template", name);
    settings = List.copyOf(settings);
    List<String> names = settings.stream().map(Setting::name).toList();
    names.stream()
        .filter(n -> names.indexOf(n) != names.lastIndexOf(n))
        .findFirst()
        .ifPresent(
            twice -> {
              throw new IllegalArgumentException(
                  "template \"" + name + "\" defines the setting \"" + twice + "\" twice");
            });
  }

  /** Returns the setting of this name, or empty if the template does not know it. */
  public Optional<Setting> findSetting(String settingName) {
    return settings.stream().filter(s -> s.name().equals(settingName)).findFirst();
  }

  /** Returns a configuration in which every setting that has a default has it. */
  public VersionConfig defaults() {
    // who defined such a setting has said already that it is no secret
    return VersionConfig.builder().allowSecretLikeNames().template(this).build();
  }

  /** Returns everything about the configuration that this template does not allow; often empty. */
  public List<String> violations(VersionConfig config) {
    return violations(config, Set.of());
  }

  /** Of settings that come from a parent it is said that they were not the caller's mistake. */
  List<String> violations(VersionConfig config, Set<String> inherited) {
    List<String> violations = new ArrayList<>();
    Map<String, SettingGroup> given = new LinkedHashMap<>();
    for (SettingGroup group : SettingGroup.values()) {
      config.settings(group).keySet().forEach(key -> given.put(key, group));
    }
    given.forEach(
        (key, group) -> {
          Optional<Setting> setting = findSetting(key);
          if (setting.isEmpty()) {
            violations.add(inherited.contains(key) ? dropped(key) : unknown(key));
          } else if (setting.get().group() != group) {
            violations.add(
                "setting \""
                    + key
                    + "\" belongs to the group "
                    + setting.get().group()
                    + ", not "
                    + group);
          } else {
            violation(setting.get(), config.get(key)).ifPresent(violations::add);
          }
        });
    for (Setting setting : settings) {
      if (!given.containsKey(setting.name())) {
        violations.add("setting \"" + setting.name() + "\" has no default and is not set");
      }
    }
    return violations;
  }

  private static Optional<String> violation(Setting s, Object value) {
    return SettingValues.violation(
        s.name(), s.type(), s.minimum(), s.maximum(), s.choices(), value);
  }

  private String dropped(String key) {
    return "setting \""
        + key
        + "\" comes from the parent and is no longer one of template \""
        + name
        + "\"; take it out with unset(\""
        + key
        + "\")";
  }

  private String unknown(String key) {
    List<String> known = settings.stream().map(Setting::name).toList();
    return "setting \""
        + key
        + "\" is not one of template \""
        + name
        + "\""
        + Suggestions.didYouMean(key, known);
  }
}
