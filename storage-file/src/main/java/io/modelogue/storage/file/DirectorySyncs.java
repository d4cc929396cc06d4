package io.modelogue.storage.file;

import io.modelogue.storage.OutcomeUnknownException;
import io.modelogue.storage.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes published names durable, and remembers where that failed.
 *
 * <p>After a failed fsync the system may have dropped what it could not write, and report success
 * from then on. So a directory that could not be synced is not written again through this handle:
 * no later success would prove anything.
 */
final class DirectorySyncs {
  private final FileIo io;
  private final Set<Path> failed = ConcurrentHashMap.newKeySet();

  DirectorySyncs(FileIo io) {
    this.io = io;
  }

  /**
   * Forces the names in a directory to the medium.
   *
   * @param what what has been published there, for the message
   * @throws OutcomeUnknownException if that fails, or has failed before
   */
  void sync(Path directory, String what) {
    if (failed.contains(directory)) {
      throw unknown(directory, what, null);
    }
    try {
      io.syncDirectory(directory);
    } catch (IOException e) {
      failed.add(directory);
      throw unknown(directory, what, e);
    }
  }

  /**
   * Refuses to write where a sync has failed.
   *
   * @throws UnavailableException if one has
   */
  void requireSound(Path directory) {
    if (failed.contains(directory)) {
      throw unsound(directory, null);
    }
  }

  /**
   * Forces the names in a directory to the medium before another is written that relies on them.
   *
   * @throws UnavailableException if that fails
   */
  void syncBefore(Path directory) {
    try {
      io.syncDirectory(directory);
    } catch (IOException e) {
      failed.add(directory);
      throw unsound(directory, e);
    }
  }

  private static UnavailableException unsound(Path directory, @Nullable IOException cause) {
    return new UnavailableException(
        UnavailableException.Remedy.REOPEN,
        "nothing was written: an earlier write in %s could not be made durable; close the storage and open it again"
            .formatted(directory),
        cause);
  }

  private static OutcomeUnknownException unknown(
      Path directory, String what, @Nullable IOException cause) {
    return new OutcomeUnknownException(
        OutcomeUnknownException.Kind.SYNC_FAILED,
        "%s was published, but %s could not be forced to the medium: it may not survive a loss of power; open the storage again and read"
            .formatted(what, directory),
        cause);
  }
}
