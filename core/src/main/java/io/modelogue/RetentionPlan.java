package io.modelogue;

import io.modelogue.internal.TextTable;
import java.util.List;

/**
 * What retention rules do to the versions of a model, each with the reason.
 *
 * @param entries every version that was not deleted before, oldest first
 * @param bytesFreed how many bytes a purge of the removed versions frees
 */
public record RetentionPlan(List<Entry> entries, long bytesFreed) {

  /** Copies the list. */
  public RetentionPlan {
    entries = List.copyOf(entries);
  }

  /** What becomes of a version. */
  public enum Fate {
    /** It stays. */
    KEPT,
    /** It is deleted, and can be restored until it is purged. */
    REMOVED
  }

  /**
   * One version.
   *
   * @param version the version
   * @param fate what becomes of it
   * @param reasons why: every rule that keeps it, or why none does
   */
  public record Entry(ModelVersion version, Fate fate, List<String> reasons) {
    /** Copies the list. */
    public Entry {
      reasons = List.copyOf(reasons);
    }
  }

  /** Returns the versions that stay, oldest first. */
  public List<ModelVersion> kept() {
    return versions(Fate.KEPT);
  }

  /** Returns the versions that are deleted, oldest first. */
  public List<ModelVersion> removed() {
    return versions(Fate.REMOVED);
  }

  private List<ModelVersion> versions(Fate fate) {
    return entries.stream().filter(e -> e.fate() == fate).map(Entry::version).toList();
  }

  /** Returns a table to read at a terminal. */
  @Override
  public String toString() {
    TextTable table = new TextTable("version", "label", "", "why");
    for (Entry entry : entries) {
      table.row(
          String.valueOf(entry.version().number()),
          entry.version().label().orElse(""),
          entry.fate() == Fate.KEPT ? "kept" : "removed",
          String.join("; ", entry.reasons()));
    }
    return table + "\n" + bytesFreed + " bytes go when the removed versions are purged";
  }
}
