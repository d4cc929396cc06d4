package io.modelogue.internal.engine;

import io.modelogue.DamagedHistoryException;
import io.modelogue.Finding;
import io.modelogue.RegistryOpenException;
import io.modelogue.history.RegistryCreated;
import io.modelogue.internal.journal.ChainReader;
import io.modelogue.internal.journal.CommitCodec;
import io.modelogue.internal.journal.CommitDocument;
import io.modelogue.storage.Commit;
import io.modelogue.storage.ConflictException;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.Journal;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The registry's own facts: one stream, whose first commit names the registry's id. */
final class RegistryStream {
  static final StreamId STREAM = new StreamId("registry", "registry");

  private RegistryStream() {}

  /**
   * Returns the registry's id; gives it one if it has none and the mode allows that. Of several who
   * open a new registry at once, one gives the id.
   *
   * @throws RegistryOpenException if it has none and must exist
   */
  static UUID open(
      Storage storage,
      String location,
      StorageFailures failures,
      Clock clock,
      Supplier<String> actor) {
    String activity = "opening the registry at " + location;
    Optional<UUID> there = failures.during(activity, "", () -> find(storage.journal()));
    if (there.isPresent()) {
      return there.get();
    }
    if (storage.info().mode() != OpenMode.CREATE) {
      throw new RegistryOpenException(
          location,
          "there is a storage at "
              + location
              + " but no registry in it; check the location, or open it in mode CREATE to make one",
          null);
    }
    return failures.during(
        activity,
        "",
        () -> {
          requireNoStreams(storage.journal(), location);
          return create(storage.journal(), clock, actor);
        });
  }

  /** A second id would make strangers of all models that are there. */
  private static void requireNoStreams(Journal journal, String location) {
    List<StreamId> there = journal.streams(Cursor.START, 1).items();
    // somebody else may be making this very registry
    if (!there.isEmpty() && find(journal).isEmpty()) {
      throw new DamagedHistoryException(
          STREAM.name(),
          0,
          Finding.Kind.GAP,
          "the registry at "
              + location
              + " has models but no stream of its own, which names its id: put back the directory"
              + " that is missing; nothing was written",
          null);
    }
  }

  private static Optional<UUID> find(Journal journal) {
    List<StoredCommit> first = journal.read(STREAM, 0, 1, Long.MAX_VALUE);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(ChainReader.atStart(STREAM, null).next(first.get(0)).commit().registry());
  }

  private static UUID create(Journal journal, Clock clock, Supplier<String> actor) {
    UUID id = UUID.randomUUID();
    CommitDocument commit =
        new CommitDocument(
            id,
            STREAM.name(),
            0,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            Optional.empty(),
            actor.get(),
            Optional.empty(),
            Optional.empty(),
            List.of(new RegistryCreated(id)));
    try {
      Commit first = new Commit(UUID.randomUUID(), CommitCodec.encode(commit));
      Replay.untilKnown(() -> journal.append(STREAM, Journal.NO_STREAM, first));
      return id;
    } catch (ConflictException e) {
      return find(journal).orElseThrow(() -> e);
    }
  }
}
