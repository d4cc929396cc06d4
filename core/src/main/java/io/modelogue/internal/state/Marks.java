package io.modelogue.internal.state;

import io.modelogue.Approval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people say of a version: label, note and tags, who changed each of them last, and who
 * approves of it.
 *
 * @param label the label, if it has one
 * @param note the note, if it has one
 * @param tags the tags
 * @param changes who changed what last, by {@code label}, {@code note} or {@code tag <key>}
 * @param approvals the approvals that stand, in the order in which they were given
 */
public record Marks(
    Optional<String> label,
    Optional<String> note,
    Map<String, String> tags,
    Map<String, Authorship> changes,
    List<Approval> approvals) {

  Marks labelled(Optional<String> to, Authorship by) {
    return new Marks(to, note, tags, with(changes, "label", Optional.of(by)), approvals);
  }

  Marks noted(Optional<String> to, Authorship by) {
    return new Marks(label, to, tags, with(changes, "note", Optional.of(by)), approvals);
  }

  Marks tagged(String key, Optional<String> to, Authorship by) {
    return new Marks(
        label, note, with(tags, key, to), with(changes, "tag " + key, Optional.of(by)), approvals);
  }

  Marks approved(Approval approval) {
    List<Approval> more = new ArrayList<>(approvals);
    more.add(approval);
    return new Marks(label, note, tags, changes, List.copyOf(more));
  }

  /** Revision and alias tell an approval from all others. */
  Marks withdrawn(String alias, long given) {
    return new Marks(
        label,
        note,
        tags,
        changes,
        approvals.stream().filter(a -> !a.alias().equals(alias) || a.revision() != given).toList());
  }

  /** Returns a copy with one entry set, at the end, or taken out; the others stay in order. */
  static <V> Map<String, V> with(Map<String, V> map, String key, Optional<V> value) {
    Map<String, V> changed = new LinkedHashMap<>(map);
    changed.remove(key);
    value.ifPresent(v -> changed.put(key, v));
    return Collections.unmodifiableMap(changed);
  }
}
