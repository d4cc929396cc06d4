package io.modelogue.internal.state;

import org.jspecify.annotations.Nullable;

/**
 * An immutable map from texts, whose changed copies share most of it: a text is found, and a copy
 * made, in a few steps however many there are.
 *
 * <p>A tree whose branches part by four bits of the texts' hashes, until a text is alone. Texts of
 * one hash hang on each other in a chain.
 */
final class TextTrie<V> {
  private static final int BITS = 4;
  private static final int WIDTH = 1 << BITS;

  private final @Nullable Node<V> root;

  private TextTrie(@Nullable Node<V> root) {
    this.root = root;
  }

  /** Returns a map that holds nothing. */
  static <V> TextTrie<V> empty() {
    return new TextTrie<>(null);
  }

  /** Returns what a text stands for, or null. */
  @Nullable V get(String text) {
    int hash = hash(text);
    Node<V> node = root;
    for (int shift = 0; node instanceof Branch<V> branch; shift += BITS) {
      node = branch.children[slot(hash, shift)];
    }
    for (Leaf<V> leaf = (Leaf<V>) node; leaf != null; leaf = leaf.next) {
      if (leaf.text.equals(text)) {
        return leaf.value;
      }
    }
    return null;
  }

  /** Returns a copy in which a text stands for this, whatever it stood for before. */
  TextTrie<V> with(String text, V value) {
    return new TextTrie<>(with(root, 0, new Leaf<>(hash(text), text, value, null)));
  }

  /** Returns a copy in which a text stands for nothing. */
  TextTrie<V> without(String text) {
    return new TextTrie<>(without(root, 0, hash(text), text));
  }

  private static <V> Node<V> with(@Nullable Node<V> node, int shift, Leaf<V> added) {
    if (node == null) {
      return added;
    }
    if (node instanceof Branch<V> branch) {
      int slot = slot(added.hash, shift);
      return branch.with(slot, with(branch.children[slot], shift + BITS, added));
    }
    Leaf<V> leaf = (Leaf<V>) node;
    if (leaf.hash == added.hash) {
      return new Leaf<>(added.hash, added.text, added.value, leaf.without(added.text));
    }
    return with(Branch.<V>empty().with(slot(leaf.hash, shift), leaf), shift, added);
  }

  private static <V> @Nullable Node<V> without(
      @Nullable Node<V> node, int shift, int hash, String text) {
    if (node instanceof Branch<V> branch) {
      int slot = slot(hash, shift);
      Branch<V> left = branch.with(slot, without(branch.children[slot], shift + BITS, hash, text));
      return left.isEmpty() ? null : left;
    }
    return node instanceof Leaf<V> leaf ? leaf.without(text) : null;
  }

  /** The upper half counts too, since the first branches look at the lower bits alone. */
  private static int hash(String text) {
    int hash = text.hashCode();
    return hash ^ hash >>> 16;
  }

  private static int slot(int hash, int shift) {
    return hash >>> shift & WIDTH - 1;
  }

  private sealed interface Node<V> {}

  private static final class Branch<V> implements Node<V> {
    private final @Nullable Node<V>[] children;

    private Branch(@Nullable Node<V>[] children) {
      this.children = children;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // only nodes of V go in
    static <V> Branch<V> empty() {
      return new Branch<>(new Node[WIDTH]);
    }

    Branch<V> with(int slot, @Nullable Node<V> child) {
      @Nullable Node<V>[] changed = children.clone();
      changed[slot] = child;
      return new Branch<>(changed);
    }

    boolean isEmpty() {
      for (Node<V> child : children) {
        if (child != null) {
          return false;
        }
      }
      return true;
    }
  }

  private static final class Leaf<V> implements Node<V> {
    private final int hash;
    private final String text;
    private final V value;
    private final @Nullable Leaf<V> next;

    private Leaf(int hash, String text, V value, @Nullable Leaf<V> next) {
      this.hash = hash;
      this.text = text;
      this.value = value;
      this.next = next;
    }

    @Nullable Leaf<V> without(String gone) {
      if (text.equals(gone)) {
        return next;
      }
      return next == null ? this : new Leaf<>(hash, text, value, next.without(gone));
    }
  }
}
