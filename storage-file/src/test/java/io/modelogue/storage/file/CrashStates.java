package io.modelogue.storage.file;

import io.modelogue.storage.file.DiskNode.Change;
import io.modelogue.storage.file.DiskNode.Content;
import io.modelogue.storage.file.DiskNode.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The states in which a loss of power at this moment may leave a disk.
 *
 * <p>Each name that was given or taken since its directory was forced has two fates, and the bytes
 * that were written since their file was forced have several. A state is one fate for each. All
 * states are made where there are few; otherwise those near the two ends, and random ones.
 */
final class CrashStates {

  /** What becomes of bytes that were not forced. */
  private enum Bytes {
    KEPT,
    LOST,
    CUT,
    ZERO_TAIL,
    GARBAGE_TAIL,
    GARBAGE
  }

  private static final int MANY = 150;

  private final SimulatedDisk disk;
  private final Map<Names, Integer> firstChange = new HashMap<>();
  private final Map<Content, Integer> bytes = new HashMap<>();
  private final List<Integer> fates = new ArrayList<>();
  private final List<String> what = new ArrayList<>();

  private CrashStates(SimulatedDisk disk) {
    this.disk = disk;
  }

  static CrashStates of(SimulatedDisk disk) {
    CrashStates states = new CrashStates(disk);
    states.collect("", disk.top(), new HashSet<>());
    return states;
  }

  /** Returns different choices of one fate each, at most so many unless the first few are more. */
  Collection<List<Integer>> choices(int atMost, SplittableRandom random) {
    // the creation of a store makes 256 directories that are all alike
    int most = fates.size() > MANY ? Math.max(2, atMost / 20) : atMost;
    Set<List<Integer>> choices = new LinkedHashSet<>();
    if (fates.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b) <= most) {
      addAll(new Integer[fates.size()], 0, choices);
      return choices;
    }
    for (int end = 0; end <= 1; end++) {
      List<Integer> extreme = new ArrayList<>(Collections.nCopies(fates.size(), end));
      choices.add(List.copyOf(extreme));
      for (int i = 0; i < fates.size() && choices.size() < most * (end + 1) / 3; i++) {
        extreme.set(i, 1 - end);
        choices.add(List.copyOf(extreme));
        extreme.set(i, end);
      }
    }
    for (int tries = 0; choices.size() < most && tries < 4 * most; tries++) {
      double lost = random.nextDouble();
      choices.add(
          fates.stream()
              .map(n -> random.nextDouble() < lost ? 1 + random.nextInt(n - 1) : 0)
              .toList());
    }
    return choices;
  }

  /** Returns the disk as it is found if nothing is lost. */
  SimulatedDisk undamaged() {
    return survivor(Collections.nCopies(fates.size(), 0));
  }

  /** Returns the disk as it is found after the loss of power, all of it safe. */
  SimulatedDisk survivor(List<Integer> choice) {
    SplittableRandom random = new SplittableRandom(choice.hashCode());
    Map<DiskNode, DiskNode> copies = new HashMap<>();
    return new SimulatedDisk((Names) copy(disk.top(), choice, random, copies));
  }

  String describe(List<Integer> choice) {
    List<String> lost = new ArrayList<>();
    for (int i = 0; i < choice.size(); i++) {
      if (choice.get(i) != 0) {
        lost.add(what.get(i) + (fates.get(i) > 2 ? " " + Bytes.values()[choice.get(i)] : ""));
      }
    }
    return "lost of %d changes: %s".formatted(fates.size(), lost);
  }

  private void collect(String path, DiskNode node, Set<DiskNode> visited) {
    if (!visited.add(node)) {
      return;
    }
    if (node instanceof Content content) {
      if (content.isDirty()) {
        bytes.put(content, fates.size());
        fates.add(Bytes.values().length);
        what.add("bytes of " + path);
      }
    } else if (node instanceof Names names) {
      firstChange.put(names, fates.size());
      for (Change change : names.pending()) {
        fates.add(2);
        what.add((change.node() == null ? "removal of " : "name ") + path + "/" + change.name());
      }
      names.pending().stream()
          .filter(change -> change.node() != null)
          .forEach(change -> collect(path + "/" + change.name(), change.node(), visited));
      names.afterwards(List.of()).forEach((name, n) -> collect(path + "/" + name, n, visited));
    }
  }

  private void addAll(Integer[] choice, int from, Set<List<Integer>> choices) {
    if (from == choice.length) {
      choices.add(List.of(choice));
      return;
    }
    for (int fate = 0; fate < fates.get(from); fate++) {
      choice[from] = fate;
      addAll(choice, from + 1, choices);
    }
  }

  private DiskNode copy(
      DiskNode node,
      List<Integer> choice,
      SplittableRandom random,
      Map<DiskNode, DiskNode> copies) {
    DiskNode copy = copies.get(node);
    if (copy == null) {
      copy =
          node instanceof Content content
              ? new Content(remains(content, choice, random), content.modified)
              : names((Names) node, choice, random, copies);
      copies.put(node, copy);
    }
    return copy;
  }

  private Names names(
      Names names, List<Integer> choice, SplittableRandom random, Map<DiskNode, DiskNode> copies) {
    List<Change> survivors = new ArrayList<>();
    for (int i = 0; i < names.pending().size(); i++) {
      if (choice.get(firstChange.get(names) + i) == 0) {
        survivors.add(names.pending().get(i));
      }
    }
    Map<String, DiskNode> left = new LinkedHashMap<>(names.afterwards(survivors));
    left.replaceAll((name, node) -> copy(node, choice, random, copies));
    return new Names(left, names.modified);
  }

  private byte[] remains(Content content, List<Integer> choice, SplittableRandom random) {
    if (!content.isDirty()) {
      return content.seen();
    }
    byte[] seen = content.seen();
    int from = seen.length == 0 ? 0 : random.nextInt(seen.length);
    return switch (Bytes.values()[choice.get(bytes.get(content))]) {
      case KEPT -> seen;
      case LOST -> content.forced();
      case CUT -> Arrays.copyOf(seen, from);
      case ZERO_TAIL -> Arrays.copyOf(Arrays.copyOf(seen, from), seen.length);
      case GARBAGE_TAIL -> garbage(seen, from, random);
      case GARBAGE -> garbage(seen, 0, random);
    };
  }

  private static byte[] garbage(byte[] seen, int from, SplittableRandom random) {
    byte[] garbage = seen.clone();
    for (int i = from; i < garbage.length; i++) {
      garbage[i] = (byte) random.nextInt();
    }
    return garbage;
  }
}
