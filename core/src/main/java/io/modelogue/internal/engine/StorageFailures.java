package io.modelogue.internal.engine;

import io.modelogue.CommitUnknownException;
import io.modelogue.DamagedHistoryException;
import io.modelogue.Finding;
import io.modelogue.LimitExceededException;
import io.modelogue.ModelogueException;
import io.modelogue.ReadOnlyRegistryException;
import io.modelogue.RegistryClosedException;
import io.modelogue.StorageFailureException;
import io.modelogue.UnsupportedHistoryException;
import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.OutcomeUnknownException;
import io.modelogue.storage.ReadOnlyException;
import io.modelogue.storage.StorageClosedException;
import io.modelogue.storage.StorageException;
import io.modelogue.storage.UnavailableException;
import io.modelogue.storage.UnavailableException.Remedy;
import io.modelogue.storage.UnsupportedFormatException;
import java.io.IOException;
import java.util.function.Supplier;

/** Turns what the storage says into what the library says: with what it was doing, and to what. */
public final class StorageFailures {
  private final String location;

  /** Creates it for a registry that lies there. */
  public StorageFailures(String location) {
    this.location = location;
  }

  /** Returns what the call returns; its storage errors come out as the library's own. */
  <T> T during(String activity, String model, Supplier<T> call) {
    try {
      return call.get();
    } catch (StorageException e) {
      throw translated(activity, model, e);
    }
  }

  /**
   * Does the same with a call that may be made again at any time, with one effect: what became of
   * the attempt need not be known to know what to do.
   */
  <T> T duringRepeatable(String activity, Supplier<T> call) {
    try {
      return Replay.untilKnown(call);
    } catch (OutcomeUnknownException e) {
      throw failed(activity, e, e.kind() == OutcomeUnknownException.Kind.LOST_REPLY);
    } catch (StorageException e) {
      throw translated(activity, "", e);
    }
  }

  /** Returns the library's own exception for what the storage said. */
  public ModelogueException translated(String activity, String model, StorageException e) {
    if (e instanceof StorageClosedException) {
      return new RegistryClosedException(
          location, "the registry at " + location + " is closed; open it again before " + activity);
    }
    if (e instanceof ReadOnlyException) {
      return new ReadOnlyRegistryException(
          location,
          "the registry at "
              + location
              + " was opened for reading only; open it in mode CREATE or EXISTING before "
              + activity,
          e);
    }
    if (e instanceof CorruptionException) {
      return new DamagedHistoryException(
          model,
          -1,
          Finding.Kind.UNREADABLE,
          "damage was found in the storage at "
              + location
              + " while "
              + activity
              + ": "
              + e.getMessage()
              + "; put back a copy, nothing is repaired by itself",
          e);
    }
    if (e instanceof UnsupportedFormatException) {
      return new UnsupportedHistoryException(
          model,
          "a newer release wrote what lies in the storage at "
              + location
              + "; upgrade this one before "
              + activity
              + ": "
              + e.getMessage(),
          e);
    }
    if (e instanceof OutcomeUnknownException) {
      return new CommitUnknownException(
          model,
          "it is not known whether the commit was stored, while "
              + activity
              + ": "
              + e.getMessage()
              + "; open the registry again and look",
          e);
    }
    if (e instanceof io.modelogue.storage.LimitExceededException limit) {
      return new LimitExceededException(
          activity,
          limit.limit(),
          limit.actual(),
          "the storage at " + location + " refused, while " + activity + ": " + e.getMessage());
    }
    boolean mustReopen = e instanceof UnavailableException u && u.remedy() == Remedy.REOPEN;
    return failed(activity, e, !mustReopen);
  }

  /** The storage says what it could not do, and the cause says why not. */
  static String inWords(Exception e) {
    Throwable why = e.getCause();
    return why == null
        ? String.valueOf(e.getMessage())
        : e.getMessage() + " (" + why.getClass().getSimpleName() + ": " + why.getMessage() + ")";
  }

  /** Returns the library's own exception for a stream that broke off. */
  StorageFailureException failedReading(String what, IOException e) {
    return failed("reading " + what, e, true);
  }

  private StorageFailureException failed(String activity, Exception e, boolean mayPass) {
    return new StorageFailureException(
        activity,
        "the storage at "
            + location
            + " failed while "
            + activity
            + ": "
            + inWords(e)
            + (mayPass ? "; try again later" : "; open the registry again before you try again"),
        e);
  }
}
