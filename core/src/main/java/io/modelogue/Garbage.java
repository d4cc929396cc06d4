package io.modelogue;

/**
 * Files that no version of any model needs, deleted versions included: what was kept for a commit
 * that never came.
 *
 * @param blobs how many
 * @param bytes how much space they take
 */
public record Garbage(long blobs, long bytes) {

  /** Returns it as a person reads it. */
  @Override
  public String toString() {
    return blobs + (blobs == 1 ? " blob of " : " blobs of ") + bytes + " bytes";
  }
}
