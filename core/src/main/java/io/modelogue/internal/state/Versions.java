package io.modelogue.internal.state;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * All versions of a model, deleted ones too: number n at index n - 1. Immutable.
 *
 * <p>Whoever asks for an id or a label for the first time has all of them looked through once. From
 * then on changed copies carry the index along, so that neither reading nor writing grows with the
 * history. Two threads may make the same index; it does not matter whose stays. Safe for use by
 * several threads.
 */
public final class Versions extends AbstractList<VersionState> implements RandomAccess {
  static final Versions NONE = new Versions(ChunkedList.empty(), null);

  private final ChunkedList<VersionState> list;
  private volatile @Nullable VersionIndex index;

  private Versions(ChunkedList<VersionState> list, @Nullable VersionIndex index) {
    this.list = list;
    this.index = index;
  }

  /** Returns these versions, none of which is looked at before it is asked for. */
  static Versions of(ChunkedList<VersionState> list) {
    return new Versions(list, null);
  }

  @Override
  public int size() {
    return list.size();
  }

  @Override
  public VersionState get(int place) {
    return list.get(place);
  }

  /** Returns those that lie together. */
  public List<VersionState> chunk(int chunk) {
    return list.chunk(chunk);
  }

  Optional<VersionState> findById(String id) {
    return numbered(index().byId(id));
  }

  /** Looks through all, the newest first, and so needs none of the old ones for a new one. */
  Optional<VersionState> findNew(String id) {
    for (int place = list.size() - 1; place >= 0; place--) {
      VersionState version = list.get(place);
      if (version.id().equals(id)) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  Optional<VersionState> findByLabel(String label) {
    return numbered(index().byLabel(label));
  }

  private Optional<VersionState> numbered(@Nullable Integer number) {
    return number == null ? Optional.empty() : Optional.of(list.get(number - 1));
  }

  private VersionIndex index() {
    VersionIndex made = index;
    if (made == null) {
      made = VersionIndex.of(list);
      index = made;
    }
    return made;
  }

  /** Returns a copy with this version in place of the one of its number, or as the newest. */
  Versions with(VersionState version) {
    int place = version.number() - 1;
    VersionIndex made = index;
    if (place == list.size()) {
      return new Versions(list.plus(version), made == null ? null : made.plus(version));
    }
    return new Versions(
        list.with(place, version), made == null ? null : made.with(list.get(place), version));
  }
}
