package io.modelogue;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One thing that verification found: something wrong, or something that was removed on purpose.
 *
 * @param kind what it is
 * @param model the model; empty if it concerns the registry itself
 * @param revision the revision, where one can be named
 * @param detail what was found, for people
 */
public record Finding(Kind kind, Optional<String> model, OptionalLong revision, String detail) {

  /** What can be found. */
  public enum Kind {
    /** The storage reports damage, or the bytes are no commit. */
    UNREADABLE,
    /**
     * A commit could not be read at all: something else has its name, the right to read it is
     * missing, or the storage does not answer there. What it holds is not known.
     */
    UNREACHABLE,
    /** A commit does not name the hash of the commit before it. */
    CHAIN_BROKEN,
    /** A commit belongs to another registry, stream or revision. */
    MISPLACED,
    /** A revision is missing though a later one is there. */
    GAP,
    /** The anchor's revision is not there: the history was cut off or an old copy put back. */
    CUT_OFF,
    /** The anchor's revision has another hash: the history was written anew. */
    REWRITTEN,
    /** A blob that the history names is not there. */
    BLOB_MISSING,
    /** A blob's bytes do not have its digest. */
    BLOB_DAMAGED,
    /**
     * A blob could not be read at all: something else has its name, the right to read it is
     * missing, or the storage does not answer there.
     */
    BLOB_UNREACHABLE,
    /** The events do not add up: one speaks of something that never came to be. */
    INCONSISTENT,
    /**
     * An anchor or a receipt names a model that is not there: it was removed whole, or left out of
     * the dossier that is verified.
     */
    MODEL_MISSING,
    /** An anchor or a receipt is one of another registry. */
    OTHER_REGISTRY,
    /** The history says something else of a version than the receipt does. */
    RECEIPT_WRONG,
    /** A checkpoint, from which readers start, tells another story than the history. */
    CHECKPOINT_WRONG,
    /** A newer release wrote it, so that this one cannot say. */
    NOT_UNDERSTOOD,
    /** No damage: a blob is gone because its version was purged, as the history says. */
    PURGED,
    /** No damage: a blob is gone because predictions were erased, as the history says. */
    ERASED,
    /**
     * No damage: a blob was given up by a purge or an erasure and is still there, though nothing
     * needs it. Somebody was interrupted; purging or erasing again completes it.
     */
    REMOVAL_UNFINISHED;

    /** Returns what follows for whoever uses the registry, and what to do about it. */
    public String consequence() {
      return switch (this) {
        case UNREADABLE, CHAIN_BROKEN, MISPLACED, GAP ->
            "the model can neither be read nor written from there on, other models can;"
                + " put back its files from a copy";
        case UNREACHABLE ->
            "the model can neither be read nor written while this lasts, other models can; see what"
                + " has the commit's name and who may read it, and check again";
        case INCONSISTENT ->
            "the model can neither be read nor written, its history and other models can;"
                + " put back its files from a copy";
        case NOT_UNDERSTOOD ->
            "the model can neither be read nor written with this release; upgrade modelogue-core";
        case CUT_OFF, REWRITTEN ->
            "the model can be used, but its history is not the one that was anchored; find out who"
                + " changed it, and put back its files from a copy";
        case MODEL_MISSING -> "its history is lost here; put back its files from a copy";
        case OTHER_REGISTRY -> "nothing can be said; look for the registry that it names";
        case RECEIPT_WRONG ->
            "the receipt proves nothing; either it or the history was changed since";
        case CHECKPOINT_WRONG ->
            "the model shows what never happened until the checkpoint is deleted; nothing is lost"
                + " by that";
        case BLOB_MISSING ->
            "the model can be used, but reading that file fails; put it back from a copy, or"
                + " register the same bytes again";
        case BLOB_DAMAGED ->
            "the model can be used, but reading that file fails; put it back from a copy, or remove"
                + " it and register the same bytes again";
        case BLOB_UNREACHABLE ->
            "the model can be used, but reading that file fails while this lasts; see what has its"
                + " name and who may read it, and check again";
        case PURGED, ERASED -> "none";
        case REMOVAL_UNFINISHED -> "none but the space it takes; purge or erase again";
      };
    }

    /** Returns whether it means damage, and not that something was removed on purpose. */
    public boolean isDamage() {
      return this != PURGED && this != ERASED && this != REMOVAL_UNFINISHED;
    }
  }

  /** Returns it on one line. */
  @Override
  public String toString() {
    return kind
        + model.map(m -> " in \"" + m + "\"").orElse("")
        + (revision.isPresent() ? " at revision " + revision.getAsLong() : "")
        + ": "
        + detail;
  }
}
