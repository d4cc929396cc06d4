package io.modelogue;

import io.modelogue.internal.SettingValues;
import io.modelogue.internal.journal.ConfigJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is different between two configurations, and nothing else.
 *
 * @param template the change of template, if there is one
 * @param dataset the change of data set, if there is one
 * @param addedConcepts concepts that only the second has, in its order
 * @param removedConcepts concepts that only the first has, in its order
 * @param reorderedConcepts whether both have the same concepts in another order
 * @param settings the settings that differ, by group and then by name
 */
public record ConfigDiff(
    Optional<Change> template,
    Optional<Change> dataset,
    List<String> addedConcepts,
    List<String> removedConcepts,
    boolean reorderedConcepts,
    List<SettingChange> settings) {

  /** Copies the lists. */
  public ConfigDiff {
    addedConcepts = List.copyOf(addedConcepts);
    removedConcepts = List.copyOf(removedConcepts);
    settings = List.copyOf(settings);
  }

  /**
   * A value before and after.
   *
   * @param from as the first has it, or empty
   * @param to as the second has it, or empty
   */
  public record Change(Optional<String> from, Optional<String> to) {
    @Override
    public String toString() {
      return from.orElse("none") + " -> " + to.orElse("none");
    }
  }

  /**
   * One setting that differs.
   *
   * @param group the group in which it stands
   * @param name its name
   * @param from its value in the first, or empty if it is not set there
   * @param to its value in the second, or empty if it is not set there
   */
  public record SettingChange(
      SettingGroup group, String name, Optional<Object> from, Optional<Object> to) {
    @Override
    public String toString() {
      return name
          + " "
          + from.map(SettingValues::shown).orElse("not set")
          + " -> "
          + to.map(SettingValues::shown).orElse("not set");
    }
  }

  static ConfigDiff between(VersionConfig a, VersionConfig b) {
    return between(a, b, a.concepts(), b.concepts());
  }

  /** The concepts are given, since those of a version may be its model's. */
  static ConfigDiff between(
      VersionConfig a, VersionConfig b, List<String> conceptsOfA, List<String> conceptsOfB) {
    List<SettingChange> changes = new ArrayList<>();
    for (SettingGroup group : SettingGroup.values()) {
      Set<String> names = new LinkedHashSet<>(a.settings(group).keySet());
      names.addAll(b.settings(group).keySet());
      names.stream()
          .sorted()
          .filter(n -> !Objects.equals(a.settings(group).get(n), b.settings(group).get(n)))
          .map(
              n ->
                  new SettingChange(
                      group,
                      n,
                      Optional.ofNullable(a.settings(group).get(n)),
                      Optional.ofNullable(b.settings(group).get(n))))
          .forEach(changes::add);
    }
    List<String> added = without(conceptsOfB, conceptsOfA);
    List<String> removed = without(conceptsOfA, conceptsOfB);
    boolean reordered = added.isEmpty() && removed.isEmpty() && !conceptsOfA.equals(conceptsOfB);
    return new ConfigDiff(
        change(a.template(), b.template(), ConfigDiff::templateText),
        change(a.dataset(), b.dataset(), ConfigDiff::datasetText),
        added,
        removed,
        reordered,
        changes);
  }

  private static List<String> without(List<String> concepts, List<String> others) {
    Set<String> known = new HashSet<>(others);
    return concepts.stream().filter(c -> !known.contains(c)).toList();
  }

  private static String templateText(TemplateDefinition template) {
    // two definitions of one name are told apart by what they allow
    return template.name() + " [" + start(ConfigJson.digest(template)) + "]";
  }

  private static String datasetText(DatasetRef dataset) {
    return dataset + dataset.digest().map(d -> " [" + start(d) + "]").orElse("");
  }

  private static String start(String digest) {
    return digest.substring(0, 8);
  }

  private static <T> Optional<Change> change(
      Optional<T> from, Optional<T> to, Function<T, String> text) {
    return from.equals(to)
        ? Optional.empty()
        : Optional.of(new Change(from.map(text), to.map(text)));
  }

  /** Returns whether nothing differs. */
  public boolean isEmpty() {
    return template.isEmpty()
        && dataset.isEmpty()
        && addedConcepts.isEmpty()
        && removedConcepts.isEmpty()
        && !reorderedConcepts
        && settings.isEmpty();
  }

  /**
   * Returns the differences as a person would say them: {@code epochs 10 -> 50, rate 0.1 -> 0.2}.
   */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    template.ifPresent(change -> parts.add("template " + change));
    dataset.ifPresent(change -> parts.add("dataset " + change));
    if (!addedConcepts.isEmpty()) {
      parts.add("concepts added " + Shown.names(addedConcepts));
    }
    if (!removedConcepts.isEmpty()) {
      parts.add("concepts removed " + Shown.names(removedConcepts));
    }
    if (reorderedConcepts) {
      parts.add("concepts in another order");
    }
    settings.forEach(change -> parts.add(change.toString()));
    return parts.isEmpty() ? "nothing changed" : String.join(", ", parts);
  }
}
