package io.modelogue;

/** What the difference between two versions amounts to. */
public enum Verdict {
  /** The second is better, by more than chance. */
  BETTER,
  /** The second is worse, by more than chance. */
  WORSE,
  /** The data cannot tell them apart. */
  INDISTINGUISHABLE,
  /** They differ by a number, and no test can say whether that is chance; the reason says why. */
  UNTESTED,
  /** They were not measured alike, so that no difference is given; the reason says how. */
  NOT_COMPARABLE
}
