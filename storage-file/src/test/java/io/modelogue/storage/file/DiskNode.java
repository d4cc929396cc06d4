package io.modelogue.storage.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file or a directory of a simulated disk: as programs see it, and as it has been forced out. */
abstract sealed class DiskNode {
  Instant modified;

  DiskNode(Instant modified) {
    this.modified = modified;
  }

  /** Forces out what programs see. */
  abstract void force();

  /** The bytes of a file; any number of names may lead to it. */
  static final class Content extends DiskNode {
    private byte[] seen = {};
    private byte[] forced = {};
    private boolean dirty;

    Content(Instant modified) {
      super(modified);
    }

    Content(byte[] bytes, Instant modified) {
      super(modified);
      this.seen = bytes;
      this.forced = bytes;
    }

    byte[] seen() {
      return seen;
    }

    byte[] forced() {
      return forced;
    }

    boolean isDirty() {
      return dirty;
    }

    void append(byte[] bytes, int offset, int length) {
      byte[] longer = Arrays.copyOf(seen, seen.length + length);
      System.arraycopy(bytes, offset, longer, seen.length, length);
      seen = longer;
      dirty = true;
    }

    @Override
    void force() {
      forced = seen;
      dirty = false;
    }
  }

  /** A name given or, without a node, taken away. */
  record Change(String name, DiskNode node) {}

  /** The names in a directory. */
  static final class Names extends DiskNode {
    private final Map<String, DiskNode> seen;
    private final Map<String, DiskNode> forced;
    private final List<Change> pending = new ArrayList<>();

    Names(Map<String, DiskNode> names, Instant modified) {
      super(modified);
      this.seen = new LinkedHashMap<>(names);
      this.forced = new LinkedHashMap<>(names);
    }

    Map<String, DiskNode> seen() {
      return seen;
    }

    /** Returns what has happened since the directory was last forced out. */
    List<Change> pending() {
      return pending;
    }

    void change(String name, DiskNode node) {
      Change change = new Change(name, node);
      apply(change, seen);
      pending.add(change);
    }

    /** Returns the names that are left when some of the pending changes have reached the disk. */
    Map<String, DiskNode> afterwards(List<Change> survivors) {
      Map<String, DiskNode> names = new LinkedHashMap<>(forced);
      survivors.forEach(change -> apply(change, names));
      return names;
    }

    @Override
    void force() {
      pending.forEach(change -> apply(change, forced));
      pending.clear();
    }

    private static void apply(Change change, Map<String, DiskNode> names) {
      if (change.node() == null) {
        names.remove(change.name());
      } else {
        names.put(change.name(), change.node());
      }
    }
  }
}
