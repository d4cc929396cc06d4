package io.modelogue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What deleting a version or a whole model would do. Deleting frees nothing by itself, and can be
 * taken back; bytes go when deleted versions are purged.
 *
 * @param versions what would be deleted: one version, or all of a model that are not deleted yet
 * @param aliases the aliases that point at one of them, by name
 * @param children the versions that started from its configuration and would stay; none for a model
 * @param bytesFreed how many bytes would go if the versions were purged too
 * @param bytesShared how many bytes of their files would stay, since something else needs them
 * @param refusal why deleting would be refused now, if it would
 */
public record DeletionPreview(
    List<ModelVersion> versions,
    Map<String, ModelVersion> aliases,
    List<ModelVersion> children,
    long bytesFreed,
    long bytesShared,
    Optional<String> refusal) {

  /** Copies the collections. */
  public DeletionPreview {
    versions = List.copyOf(versions);
    aliases = Collections.unmodifiableMap(new TreeMap<>(aliases));
    children = List.copyOf(children);
  }

  /** Returns what would happen, a line each. */
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(
            "deletes " + versions.size() + (versions.size() == 1 ? " version" : " versions"));
    aliases.forEach((alias, v) -> text.append("\n  alias ").append(alias).append(" -> ").append(v));
    children.forEach(v -> text.append("\n  started from it: ").append(v));
    text.append("\n  purged later, it frees ")
        .append(bytesFreed)
        .append(" bytes; ")
        .append(bytesShared)
        .append(" bytes are shared and stay");
    refusal.ifPresent(why -> text.append("\n  refused now: ").append(why));
    return text.toString();
  }
}
