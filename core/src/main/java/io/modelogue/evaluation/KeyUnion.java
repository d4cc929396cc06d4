package io.modelogue.evaluation;

/** Walks upwards through the keys of two counts, of which so many low bits are left off. */
final class KeyUnion {
  private final KeyCounts a;
  private final KeyCounts b;
  private final int shift;
  private int placeInA;
  private int placeInB;

  /** The key that the walk stands at, and the rows of both that fall on it. */
  long key;

  long positives;
  long negatives;

  /** With at least as many bits left off as in both. */
  KeyUnion(KeyCounts a, KeyCounts b, int shift) {
    this.a = a;
    this.b = b;
    this.shift = shift;
  }

  /** Steps to the next key, if there is one. */
  boolean next() {
    boolean inA = placeInA < a.size();
    boolean inB = placeInB < b.size();
    if (!inA && !inB) {
      return false;
    }
    long keyOfA = inA ? a.key(placeInA, shift) : Long.MAX_VALUE;
    long keyOfB = inB ? b.key(placeInB, shift) : Long.MAX_VALUE; // above the key of +Infinity
    key = Math.min(keyOfA, keyOfB);
    positives = 0;
    negatives = 0;
    placeInA = take(a, placeInA);
    placeInB = take(b, placeInB);
    return true;
  }

  private int take(KeyCounts counts, int from) {
    int place = from;
    for (; place < counts.size() && counts.key(place, shift) == key; place++) {
      positives += counts.positives[place];
      negatives += counts.negatives[place];
    }
    return place;
  }
}
