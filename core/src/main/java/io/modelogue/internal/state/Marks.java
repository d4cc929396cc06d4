package io.modelogue.internal.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What people write on a version: label, note and tags, and who changed each of them last.
 *
 * @param label the label, if it has one
 * @param note the note, if it has one
 * @param tags the tags
 * @param changes who changed what last, by {@code label}, {@code note} or {@code tag <key>}
 */
public record Marks(
    Optional<String> label,
    Optional<String> note,
    Map<String, String> tags,
    Map<String, Authorship> changes) {

  Marks labelled(Optional<String> to, Authorship by) {
    return new Marks(to, note, tags, with(changes, "label", Optional.of(by)));
  }

  Marks noted(Optional<String> to, Authorship by) {
    return new Marks(label, to, tags, with(changes, "note", Optional.of(by)));
  }

  Marks tagged(String key, Optional<String> to, Authorship by) {
    return new Marks(
        label, note, with(tags, key, to), with(changes, "tag " + key, Optional.of(by)));
  }

  /** Returns a copy with one entry set, or taken out; the others stay in their order. */
  static <V> Map<String, V> with(Map<String, V> map, String key, Optional<V> value) {
    Map<String, V> changed = new LinkedHashMap<>(map);
    value.ifPresentOrElse(v -> changed.put(key, v), () -> changed.remove(key));
    return Collections.unmodifiableMap(changed);
  }
}
