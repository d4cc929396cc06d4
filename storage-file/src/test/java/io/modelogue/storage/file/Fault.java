package io.modelogue.storage.file;

import io.modelogue.storage.file.ObservedFileIo.Call;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** The ways in which calls to a file system fail. */
enum Fault {
  /** The medium is failing; nothing was done. */
  INPUT_OUTPUT_ERROR(EnumSet.allOf(Call.class)),
  /** The call did its work, and its reply got lost. */
  LOST_REPLY(EnumSet.allOf(Call.class)),
  /** Whatever needs room is refused. */
  NO_SPACE(
      EnumSet.of(
          Call.CREATE, Call.WRITE, Call.LINK, Call.REPLACE, Call.CREATE_DIRECTORY, Call.SYNC)),
  /** Somebody has changed the rights. */
  ACCESS_DENIED(
      EnumSet.complementOf(EnumSet.of(Call.WRITE, Call.SYNC, Call.CLOSE, Call.READ, Call.ACCESS))),
  /** What was written has not been forced to the medium. */
  FAILED_SYNC(EnumSet.of(Call.SYNC, Call.SYNC_DIRECTORY)),
  /** Buffered bytes could not be written when the file was closed. */
  FAILED_CLOSE(EnumSet.of(Call.CLOSE));

  @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
  private final Set<Call> calls;

  Fault(Set<Call> calls) {
    this.calls = calls;
  }

  boolean concerns(Call call) {
    return calls.contains(call);
  }

  IOException exception(Path path) {
    return switch (this) {
      case NO_SPACE -> new FileSystemException(path.toString(), null, "No space left on device");
      case ACCESS_DENIED -> new AccessDeniedException(path.toString());
      default -> new IOException("Input/output error at " + path);
    };
  }

  /** Lets the n-th call that this fault concerns fail, and maybe all that come after it. */
  static final class Injection implements ObservedFileIo.Observer {
    private final Fault fault;
    private final int from;
    private final int to;
    private int calls;

    Injection(Fault fault, int from, int to) {
      this.fault = fault;
      this.from = from;
      this.to = to;
    }

    /** Returns whether the call that was to fail has been made. */
    boolean happened() {
      return calls >= from;
    }

    @Override
    public void before(Call call, Path path) throws IOException {
      if (fault.concerns(call)) {
        calls++;
        if (fails() && fault != LOST_REPLY) {
          throw fault.exception(path);
        }
      }
    }

    @Override
    public void after(Call call, Path path) throws IOException {
      if (fault == LOST_REPLY && fails()) {
        throw fault.exception(path);
      }
    }

    private boolean fails() {
      return calls >= from && calls < to;
    }
  }
}
