package io.modelogue.internal.engine;

import io.modelogue.Anchor;
import io.modelogue.DamagedHistoryException;
import io.modelogue.Finding;
import io.modelogue.Finding.Kind;
import io.modelogue.ModelogueException;
import io.modelogue.UnsupportedHistoryException;
import io.modelogue.history.BlobRef;
import io.modelogue.internal.journal.ChainReader;
import io.modelogue.internal.journal.Link;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.VersionBlobs;
import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.Journal;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageException;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.UnavailableException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks one model's chain from its first commit, and then the blobs that it names. What it finds it
 * collects: the first break of a chain ends the walk, since nothing behind it is bound to anything.
 * Events that do not add up, or that are not understood, end the folding but not the walk. Used
 * once, by one thread.
 */
public final class ChainAudit {
  private static final Logger LOG = LoggerFactory.getLogger(ChainAudit.class);
  private static final int PAGE_COMMITS = 1_000;
  private static final long PAGE_BYTES = 8 << 20;

  private static final String FORGED =
      "the checkpoint tells another story than the history up to there, and is what readers of"
          + " this model have seen; delete it, the history has everything";

  private final Storage storage;
  private final UUID registry;
  private final String model;
  private final StreamId stream;
  private final StorageFailures failures;
  private final List<String> hashes = new ArrayList<>();
  private final BlobAudit blobs = new BlobAudit();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Finding> removed = new ArrayList<>();
  private ModelState state;
  private boolean brokeOff;

  ChainAudit(Storage storage, UUID registry, StreamId stream, StorageFailures failures) {
    this.failures = failures;
    this.storage = storage;
    this.registry = registry;
    this.model = stream.name();
    this.stream = stream;
    this.state = ModelState.nothing(model);
  }

  /** Walks the chain and returns this. */
  public ChainAudit walk() {
    try {
      ChainReader chain = ChainReader.atStart(stream, registry);
      // only models have a state; the registry's own stream is a chain and nothing more
      boolean understood = JournalReader.isModel(stream);
      CheckpointAudit checkpoint = CheckpointAudit.of(storage.journal(), registry, model);
      for (List<StoredCommit> page = page(0); !page.isEmpty(); page = page(hashes.size())) {
        for (StoredCommit stored : page) {
          Link link = chain.next(stored);
          hashes.add(link.hash());
          link.commit().events().forEach(blobs::note);
          understood = understood && folds(link);
          if (understood) {
            checkpoint.note(state);
          }
        }
      }
      requireEnd();
      checkpoint.wrongAt().ifPresent(revision -> find(Kind.CHECKPOINT_WRONG, revision, FORGED));
    } catch (UnsupportedHistoryException e) {
      breakOff(Kind.NOT_UNDERSTOOD, hashes.size(), e);
    } catch (CorruptionException e) {
      Kind kind = e.kind() == CorruptionException.Kind.MISSING ? Kind.GAP : Kind.UNREADABLE;
      breakOff(kind, hashes.size(), e);
    } catch (DamagedHistoryException e) {
      breakOff(e.kind(), e.revision(), e);
    } catch (UnavailableException e) {
      if (e.remedy() == UnavailableException.Remedy.REOPEN) {
        throw failures.translated("verifying model \"" + model + "\"", model, e);
      }
      brokeOff = true;
      find(Kind.UNREACHABLE, hashes.size(), StorageFailures.inWords(e));
    } catch (StorageException e) {
      throw failures.translated("verifying model \"" + model + "\"", model, e);
    }
    return this;
  }

  /** Where no commit is, there may be a hole: the store looks for later ones. */
  private void requireEnd() {
    var unused = storage.journal().head(stream, Journal.NO_STREAM);
  }

  private void breakOff(Kind kind, long revision, Exception why) {
    brokeOff = true;
    find(kind, revision, why);
  }

  /** Once the state cannot be known, the chain can be walked all the same. */
  private boolean folds(Link link) {
    try {
      state = JournalReader.fold(state, link);
      return true;
    } catch (UnsupportedHistoryException e) {
      find(Kind.NOT_UNDERSTOOD, link.commit().revision(), e);
    } catch (DamagedHistoryException e) {
      find(e.kind(), e.revision(), e);
    }
    return false;
  }

  /** Checks that the anchor is part of the chain that was walked, and returns this. */
  public ChainAudit against(Anchor anchor) {
    if (!anchor.registry().equals(registry) || !anchor.model().equals(model)) {
      throw new IllegalArgumentException(
          "the anchor "
              + anchor
              + " is not one of model \""
              + model
              + "\" in registry "
              + registry);
    }
    if (anchor.revision() >= hashes.size()) {
      if (!brokeOff) {
        find(
            Kind.CUT_OFF,
            anchor.revision(),
            "the anchor names revision "
                + anchor.revision()
                + (hashes.isEmpty()
                    ? ", but there is no history"
                    : ", but the history ends at " + (hashes.size() - 1)));
      }
    } else if (!hashes.get((int) anchor.revision()).equals(anchor.hash())) {
      find(
          Kind.REWRITTEN,
          anchor.revision(),
          "the anchor names the hash "
              + anchor.hash()
              + ", but the history has "
              + hashes.get((int) anchor.revision()));
    }
    return this;
  }

  /** Reads every blob that the chain names to its end, and returns this. */
  public ChainAudit readBlobs() {
    try {
      BiConsumer<Kind, String> found = (kind, detail) -> find(kind, -1, detail);
      blobs.read(storage.blobs(), needed(), found);
      if (blobs.areMissing()) {
        lookBehind();
        blobs.tellMissing(needed(), found);
      }
    } catch (StorageException e) {
      throw failures.translated("verifying the files of \"" + model + "\"", model, e);
    }
    return this;
  }

  /** Somebody may have given up the files while they were read, as later commits say. */
  private void lookBehind() {
    try {
      ChainReader chain =
          ChainReader.behind(
              stream, registry, hashes.size() - 1L, Optional.of(hashes.get(hashes.size() - 1)));
      for (StoredCommit stored : page(hashes.size())) {
        Link link = chain.next(stored);
        link.commit().events().forEach(blobs::note);
        state = JournalReader.fold(state, link);
      }
    } catch (ModelogueException | CorruptionException | UnavailableException e) {
      // the commits behind those that were walked are verified another time
      LOG.debug("commits that came meanwhile to \"{}\" cannot be read", model, e);
    }
  }

  private void find(Kind kind, long revision, Exception why) {
    find(kind, revision, String.valueOf(why.getMessage()));
  }

  private void find(Kind kind, long revision, String detail) {
    (kind.isDamage() ? findings : removed)
        .add(
            new Finding(
                kind,
                Optional.of(model),
                revision < 0 ? OptionalLong.empty() : OptionalLong.of(revision),
                detail));
  }

  /**
   * A commit that cannot be read must not hide those before it: near one, commits are read one at a
   * time.
   */
  private List<StoredCommit> page(long from) {
    try {
      return storage.journal().read(stream, from, PAGE_COMMITS, PAGE_BYTES);
    } catch (CorruptionException | UnavailableException e) {
      try {
        return storage.journal().read(stream, from, 1, PAGE_BYTES);
      } catch (CorruptionException | UnavailableException alone) {
        alone.addSuppressed(e);
        throw alone;
      }
    }
  }

  /** Returns how many commits were found in order. */
  public long commits() {
    return hashes.size();
  }

  /** Returns how many blobs were read to their end. */
  public long blobs() {
    return blobs.read();
  }

  /** Returns the blobs that must be there for this model's sake. */
  public Set<BlobRef> needed() {
    Set<BlobRef> needed = new LinkedHashSet<>();
    state.versions().forEach(v -> needed.addAll(VersionBlobs.needed(v)));
    return needed;
  }

  /** Returns the blobs that were given up, are still there, and are not needed by this model. */
  public Set<BlobRef> leftOver() {
    return blobs.leftOver();
  }

  /** Returns what was removed on purpose. */
  public List<Finding> removed() {
    return List.copyOf(removed);
  }

  /** Returns everything that is wrong. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Returns the anchor of the last commit that is in order, if there is one. */
  public Optional<Anchor> head() {
    return hashes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Anchor(registry, model, hashes.size() - 1L, hashes.get(hashes.size() - 1)));
  }
}
