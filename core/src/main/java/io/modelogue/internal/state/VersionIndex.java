package io.modelogue.internal.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which version has an id, and which bears a label. Immutable; a changed copy shares most of it.
 */
final class VersionIndex {
  private static final VersionIndex NOTHING = new VersionIndex(TextTrie.empty(), TextTrie.empty());

  private final TextTrie<Integer> ids;

  /** The numbers of those that bear a label and are not deleted, in order: commonly one. */
  private final TextTrie<List<Integer>> labels;

  private VersionIndex(TextTrie<Integer> ids, TextTrie<List<Integer>> labels) {
    this.ids = ids;
    this.labels = labels;
  }

  /** Returns the index of these versions, which are in order. */
  static VersionIndex of(List<VersionState> versions) {
    VersionIndex index = NOTHING;
    for (VersionState version : versions) {
      index = index.plus(version);
    }
    return index;
  }

  /** Returns the number of the version of this id, of several the newest; null if there is none. */
  @Nullable Integer byId(String id) {
    return ids.get(id);
  }

  /** Returns the number of the first that bears this label and is not deleted, or null. */
  @Nullable Integer byLabel(String label) {
    List<Integer> bearers = labels.get(label);
    return bearers == null ? null : bearers.get(0);
  }

  /** Returns the index with one more version, the newest. */
  VersionIndex plus(VersionState version) {
    return new VersionIndex(
        ids.with(version.id(), version.number()),
        labelled(labels, version.number(), Optional.empty(), borne(version)));
  }

  /** Returns the index after a version, whose id stays, became another. */
  VersionIndex with(VersionState before, VersionState after) {
    Optional<String> from = borne(before);
    Optional<String> to = borne(after);
    return from.equals(to)
        ? this
        : new VersionIndex(ids, labelled(labels, after.number(), from, to));
  }

  private static Optional<String> borne(VersionState version) {
    return version.deleted() ? Optional.empty() : version.label();
  }

  private static TextTrie<List<Integer>> labelled(
      TextTrie<List<Integer>> labels, int number, Optional<String> from, Optional<String> to) {
    TextTrie<List<Integer>> changed = labels;
    if (from.isPresent()) {
      List<Integer> bearers = new ArrayList<>(bearers(changed, from.get()));
      bearers.remove((Object) number);
      changed =
          bearers.isEmpty()
              ? changed.without(from.get())
              : changed.with(from.get(), List.copyOf(bearers));
    }
    if (to.isPresent()) {
      List<Integer> bearers = new ArrayList<>(bearers(changed, to.get()));
      bearers.add(number);
      Collections.sort(bearers);
      changed = changed.with(to.get(), List.copyOf(bearers));
    }
    return changed;
  }

  private static List<Integer> bearers(TextTrie<List<Integer>> labels, String label) {
    List<Integer> bearers = labels.get(label);
    return bearers == null ? List.of() : bearers;
  }
}
