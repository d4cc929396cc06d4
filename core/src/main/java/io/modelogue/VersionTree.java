package io.modelogue;

import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.VersionState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which version of a model started from which one's configuration, as of one revision. A version
 * without a parent is a root; a model may have several.
 *
 * <p>Deleted versions are part of it, since others may descend from them. Immutable and safe for
 * use by several threads.
 */
public final class VersionTree {
  private final OpenRegistry registry;
  private final ModelState state;
  private final List<Integer> roots = new ArrayList<>();
  private final Map<Integer, List<Integer>> children = new HashMap<>();

  private VersionTree(OpenRegistry registry, ModelState state) {
    this.registry = registry;
    this.state = state;
    state.versions().stream().forEach(this::add);
  }

  static VersionTree of(OpenRegistry registry, ModelState state) {
    return new VersionTree(registry, state);
  }

  private void add(VersionState version) {
    version
        .created()
        .parent()
        .map(parent -> children.computeIfAbsent(parent, p -> new ArrayList<>()))
        .orElse(roots)
        .add(version.number());
  }

  /** Returns the versions without a parent, oldest first. */
  public List<ModelVersion> roots() {
    return roots.stream().map(this::version).toList();
  }

  /**
   * Returns the version whose configuration a version started from, or empty if it is a root.
   *
   * @throws VersionNotFoundException if it is not a version of this tree
   */
  public Optional<ModelVersion> parent(ModelVersion version) {
    return own(version).parent().map(this::version);
  }

  /**
   * Returns the versions that started from a version's configuration, oldest first.
   *
   * @throws VersionNotFoundException if it is not a version of this tree
   */
  public List<ModelVersion> children(ModelVersion version) {
    return childrenOf(own(version).number()).stream().map(this::version).toList();
  }

  /**
   * Returns the line of parents of a version: its parent first, a root last; empty for a root.
   *
   * @throws VersionNotFoundException if it is not a version of this tree
   */
  public List<ModelVersion> ancestors(ModelVersion version) {
    List<ModelVersion> line = new ArrayList<>();
    for (Optional<ModelVersion> next = parent(version);
        next.isPresent();
        next = parent(next.get())) {
      line.add(next.get());
    }
    return line;
  }

  /**
   * Returns all versions that come from a version, at whatever distance, by number.
   *
   * @throws VersionNotFoundException if it is not a version of this tree
   */
  public List<ModelVersion> descendants(ModelVersion version) {
    List<Integer> found = new ArrayList<>(childrenOf(own(version).number()));
    for (int i = 0; i < found.size(); i++) {
      found.addAll(childrenOf(found.get(i)));
    }
    return found.stream().sorted().map(this::version).toList();
  }

  List<Integer> rootNumbers() {
    return roots;
  }

  List<Integer> childrenOf(int number) {
    return children.getOrDefault(number, List.of());
  }

  ModelVersion version(int number) {
    return new ModelVersion(registry, state, state.version(number));
  }

  private ModelVersion own(ModelVersion version) {
    return state
        .findVersion(version.number())
        .filter(v -> v.id().equals(version.id()))
        .map(v -> version(v.number()))
        .orElseThrow(
            () ->
                new VersionNotFoundException(
                    state.name(),
                    "that is " + version,
                    "; it is one of another model, or newer than this tree"));
  }

  /**
   * Returns the tree to read at a terminal, a line for each version: what came of it, its aliases,
   * and what was changed from its parent. Branches are set in; a line of only children is not, so
   * that a long one stays readable.
   *
   * <pre>
   * spam-filter
   * +- 1 (1.0.0) TRAINED
   *    2 TRAINED, champion, from 1: epochs 10 -&gt; 50
   *    +- 3 FAILED, from 2: epochs 50 -&gt; 500
   *    +- 4 TRAINED, from 2: learningRate 0.1 -&gt; 0.2
   * </pre>
   */
  @Override
  public String toString() {
    return state.name() + "\n" + new VersionTreeText(this);
  }
}
