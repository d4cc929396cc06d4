package io.modelogue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A tree of versions drawn with plain characters, which every terminal shows. Walks with a stack of
 * its own: a line of versions, each from the one before, may be longer than the thread's stack.
 */
final class VersionTreeText {
  private final VersionTree tree;
  private final StringBuilder text = new StringBuilder();
  private final Deque<Line> waiting = new ArrayDeque<>();

  /**
   * A version to be written.
   *
   * @param head what stands before it
   * @param below what stands before everything that comes from it
   */
  private record Line(int number, String head, String below) {}

  VersionTreeText(VersionTree tree) {
    this.tree = tree;
    branch(tree.rootNumbers(), "");
    while (!waiting.isEmpty()) {
      write(waiting.pop());
    }
  }

  private void write(Line line) {
    text.append(line.head()).append(describe(line.number())).append('\n');
    List<Integer> children = tree.childrenOf(line.number());
    if (children.size() == 1) {
      waiting.push(new Line(children.get(0), line.below(), line.below()));
    } else {
      branch(children, line.below());
    }
  }

  /** Puts the last one on the stack first, so that the oldest is written first. */
  private void branch(List<Integer> numbers, String before) {
    for (int i = numbers.size() - 1; i >= 0; i--) {
      String below = before + (i == numbers.size() - 1 ? "   " : "|  ");
      waiting.push(new Line(numbers.get(i), before + "+- ", below));
    }
  }

  private String describe(int number) {
    ModelVersion version = tree.version(number);
    StringBuilder line = new StringBuilder().append(number);
    version.label().ifPresent(label -> line.append(" (").append(label).append(')'));
    line.append(' ').append(version.isDeleted() ? "DELETED" : version.status());
    version.aliases().forEach(alias -> line.append(", ").append(alias));
    tree.parent(version).ifPresent(parent -> line.append(from(parent, version)));
    return line.toString();
  }

  private static String from(ModelVersion parent, ModelVersion version) {
    return ", from " + parent.number() + ": " + parent.config().diff(version.config());
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
