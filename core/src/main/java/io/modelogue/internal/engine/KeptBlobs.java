package io.modelogue.internal.engine;

import io.modelogue.CommitUnknownException;
import io.modelogue.ModelogueException;
import io.modelogue.history.BlobRef;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The blobs of one commit: kept before it, and touched again after it, since somebody who purges
 * may not have seen the commit and dropped one of them in between. Used once, by one thread.
 */
public final class KeptBlobs {
  private final BlobVault vault;
  private final List<Runnable> again = new ArrayList<>();

  KeptBlobs(BlobVault vault) {
    this.vault = vault;
  }

  /** Keeps these bytes, which must not change, and returns what the journal says of them. */
  public BlobRef put(String what, byte[] bytes) {
    BlobRef ref = vault.put(what, bytes);
    again.add(() -> vault.putAgain(what, ref, bytes));
    return ref;
  }

  /**
   * Keeps the bytes of a file.
   *
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public BlobRef put(String what, Path file) {
    BlobRef ref = vault.put(what, file);
    again.add(() -> vault.putAgain(what, ref, file));
    return ref;
  }

  /**
   * Makes sure, once the commit is written, that all of them are there and count as young.
   *
   * @param what what the commit has brought, for a message
   * @throws CommitUnknownException if that cannot be made sure; the commit stands all the same, and
   *     whoever takes it for failed writes it twice
   */
  public void confirm(String model, String what) {
    try {
      again.forEach(Runnable::run);
    } catch (ModelogueException | UncheckedIOException e) {
      throw new CommitUnknownException(
          model,
          what
              + " is written, but it is not known whether its files are still there: "
              + e.getMessage()
              + "; look at it, and do not write it a second time",
          e.getCause());
    }
  }
}
