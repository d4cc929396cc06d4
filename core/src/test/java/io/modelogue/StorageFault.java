package io.modelogue;

import static io.modelogue.ObservedStorage.Call.APPEND;
import static io.modelogue.ObservedStorage.Call.CHECKPOINT;
import static io.modelogue.ObservedStorage.Call.DELETE;
import static io.modelogue.ObservedStorage.Call.HEAD;
import static io.modelogue.ObservedStorage.Call.KEEP_CHECKPOINT;
import static io.modelogue.ObservedStorage.Call.OPEN;
import static io.modelogue.ObservedStorage.Call.PUT;
import static io.modelogue.ObservedStorage.Call.READ;
import static io.modelogue.ObservedStorage.Call.READ_BLOB;
import static io.modelogue.ObservedStorage.Call.STREAMS;

import io.modelogue.ObservedStorage.Call;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.BlobNotFoundException;
import io.modelogue.storage.ContentMismatchException;
import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.LimitExceededException;
import io.modelogue.storage.OutcomeUnknownException;
import io.modelogue.storage.ReadOnlyException;
import io.modelogue.storage.StorageClosedException;
import io.modelogue.storage.UnavailableException;
import io.modelogue.storage.UnavailableException.Remedy;
import io.modelogue.storage.UnsupportedFormatException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** The ways in which calls to a storage end that do not end well. */
enum StorageFault {
  /** The medium did not answer, and nothing was done. */
  UNAVAILABLE(When.BEFORE, EnumSet.allOf(Call.class)),
  /** The reply got lost, and nothing was done. */
  REQUEST_LOST(When.BEFORE, EnumSet.of(APPEND, PUT, DELETE)),
  /** The reply got lost, and all was done. */
  REPLY_LOST(When.AFTER, EnumSet.of(APPEND, PUT, DELETE)),
  /** All was done and nothing forced out; from then on this handle refuses to write. */
  SYNC_FAILED(When.AFTER, EnumSet.of(APPEND, PUT, DELETE)),
  /** The bytes there are not those that were written. */
  DAMAGED(When.BEFORE, EnumSet.of(READ, HEAD, STREAMS, CHECKPOINT, APPEND, PUT, OPEN, READ_BLOB)),
  /** A blob is not there. */
  NO_BLOB(When.BEFORE, EnumSet.of(OPEN)),
  /** The medium takes nothing so large. */
  TOO_LARGE(When.BEFORE, EnumSet.of(APPEND, PUT)),
  /** A file changes while it is kept. */
  OTHER_CONTENT(When.BEFORE, EnumSet.of(PUT)),
  /** A newer release wrote there. */
  NEWER_FORMAT(When.BEFORE, EnumSet.of(READ, CHECKPOINT)),
  /** Nobody may write there any more. */
  READ_ONLY(When.BEFORE, EnumSet.of(APPEND, PUT, DELETE, KEEP_CHECKPOINT)),
  /** Somebody has closed the storage below. */
  CLOSED(When.BEFORE, EnumSet.allOf(Call.class)),
  /** The process ends before the call reaches the medium. */
  KILLED_BEFORE(When.BEFORE, EnumSet.of(APPEND, PUT, DELETE, KEEP_CHECKPOINT)),
  /** The process ends when the call has done its work. */
  KILLED_AFTER(When.AFTER, EnumSet.of(APPEND, PUT, DELETE, KEEP_CHECKPOINT));

  /** On which side of the work. */
  private enum When {
    BEFORE,
    AFTER
  }

  /** The end of a process, which nothing in it can catch. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private final When when;

  @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
  private final Set<Call> calls;

  StorageFault(When when, Set<Call> calls) {
    this.when = when;
    this.calls = calls;
  }

  /** Returns whether it is the process that ends, and not only a call. */
  boolean kills() {
    return this == KILLED_BEFORE || this == KILLED_AFTER;
  }

  /** Returns whether nothing more can be written through the same handle. */
  boolean endsTheHandle() {
    return kills() || this == SYNC_FAILED || this == CLOSED;
  }

  /** Returns whether the same call, made again, tells what became of the first. */
  boolean canBeSettled() {
    return this == REQUEST_LOST || this == REPLY_LOST;
  }

  /** Returns whether it does not concern reading, as most calls are. */
  boolean isOfFewCalls() {
    return !calls.contains(READ);
  }

  private IOException inTheMidst() {
    return new IOException("Input/output error");
  }

  private RuntimeException exception() {
    return switch (this) {
      case UNAVAILABLE -> new UnavailableException("the line is dead", null);
      case REQUEST_LOST, REPLY_LOST ->
          new OutcomeUnknownException(
              OutcomeUnknownException.Kind.LOST_REPLY, "the line went dead", null);
      case SYNC_FAILED ->
          new OutcomeUnknownException(
              OutcomeUnknownException.Kind.SYNC_FAILED, "could not be forced out", null);
      case DAMAGED ->
          new CorruptionException(
              CorruptionException.Kind.CHECKSUM_MISMATCH, "the place", "other bytes");
      case NO_BLOB -> new BlobNotFoundException(BlobId.of(new byte[0]));
      case TOO_LARGE -> new LimitExceededException("payload", 1, 2);
      case OTHER_CONTENT -> new ContentMismatchException(BlobId.of(new byte[0]), "it changed");
      case NEWER_FORMAT -> new UnsupportedFormatException("the place", 99, 1);
      case READ_ONLY -> new ReadOnlyException("read only");
      case CLOSED -> new StorageClosedException("the storage is closed");
      case KILLED_BEFORE, KILLED_AFTER -> throw new Killed();
    };
  }

  /** Lets the n-th call that a fault concerns fail, and maybe all that come after it. */
  static final class Injection implements ObservedStorage.Observer {
    private final StorageFault fault;
    private final int from;
    private final int to;
    private int concerned;
    private boolean refusing;

    Injection(StorageFault fault, int from, int to) {
      this.fault = fault;
      this.from = from;
      this.to = to;
    }

    /** Returns whether the call that was to fail has been made. */
    boolean happened() {
      return concerned >= from;
    }

    @Override
    public synchronized void before(Call call) throws IOException {
      if (fault.kills() && refusing) {
        throw new Killed();
      }
      if (fault.calls.contains(call)) {
        if (refusing) {
          throw new UnavailableException(Remedy.REOPEN, "an earlier sync has failed", null);
        }
        concerned++;
        fail(When.BEFORE, call);
      }
    }

    @Override
    public synchronized void after(Call call) throws IOException {
      if (fault.calls.contains(call)) {
        fail(When.AFTER, call);
      }
    }

    private void fail(When now, Call call) throws IOException {
      if (fault.when == now && concerned >= from && concerned < to) {
        refusing = fault == SYNC_FAILED || fault.kills();
        if (fault == UNAVAILABLE && call == READ_BLOB) {
          throw fault.inTheMidst();
        }
        throw fault.exception();
      }
    }
  }
}
