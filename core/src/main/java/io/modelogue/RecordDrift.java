package io.modelogue;

import io.modelogue.ConfigDiff.Change;
import io.modelogue.internal.SettingValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How what surrounds a training differs from what its record says, by what differs. */
final class RecordDrift {
  private final Map<String, Change> changes = new LinkedHashMap<>();

  private RecordDrift() {}

  static Map<String, Change> between(TemplateDefinition recorded, TemplateDefinition bound) {
    RecordDrift drift = new RecordDrift();
    drift.note("name", Optional.of(recorded.name()), Optional.of(bound.name()));
    Set<String> names = new TreeSet<>();
    recorded.settings().forEach(s -> names.add(s.name()));
    bound.settings().forEach(s -> names.add(s.name()));
    for (String name : names) {
      drift.note(
          "setting " + name,
          recorded.findSetting(name).map(RecordDrift::shown),
          bound.findSetting(name).map(RecordDrift::shown));
    }
    return drift.changes();
  }

  static Map<String, Change> between(Optional<Environment> recorded, Environment now) {
    RecordDrift drift = new RecordDrift();
    drift.note("runtime", recorded.map(Environment::runtime), Optional.of(now.runtime()));
    drift.note("os", recorded.map(Environment::os), Optional.of(now.os()));
    drift.note("arch", recorded.map(Environment::arch), Optional.of(now.arch()));
    drift.note("library", recorded.flatMap(Environment::library), now.library());
    drift.note("git commit", recorded.flatMap(Environment::gitCommit), now.gitCommit());
    Map<String, String> before = recorded.map(Environment::dependencies).orElse(Map.of());
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.dependencies().keySet());
    for (String name : names) {
      drift.note(
          "dependency " + name,
          Optional.ofNullable(before.get(name)),
          Optional.ofNullable(now.dependencies().get(name)));
    }
    return drift.changes();
  }

  private void note(String what, Optional<String> from, Optional<String> to) {
    if (!from.equals(to)) {
      changes.put(what, new Change(from, to));
    }
  }

  private Map<String, Change> changes() {
    return Collections.unmodifiableMap(changes);
  }

  /** Says everything that two settings of one name can differ in. */
  private static String shown(Setting setting) {
    List<String> parts = new ArrayList<>();
    parts.add(lower(setting.type()) + " in " + lower(setting.group()));
    setting.minimum().ifPresent(v -> parts.add("from " + SettingValues.shown(v)));
    setting.maximum().ifPresent(v -> parts.add("to " + SettingValues.shown(v)));
    if (!setting.choices().isEmpty()) {
      parts.add("one of " + setting.choices());
    }
    parts.add(
        setting.defaultValue().map(v -> "default " + SettingValues.shown(v)).orElse("no default"));
    return String.join(", ", parts);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
