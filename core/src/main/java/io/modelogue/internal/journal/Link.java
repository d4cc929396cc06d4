package io.modelogue.internal.journal;

import io.modelogue.Anchor;
import io.modelogue.history.HistoryEntry;
import io.modelogue.internal.Digests;
import io.modelogue.internal.state.Authorship;
import io.modelogue.internal.state.CommitPlace;

/**
 * One commit of a chain: what it says and the hash of the bytes that say so.
 *
 * @param commit what it says
 * @param hash the SHA-256 of the stored payload
 * @param bytes how long the payload is
 */
public record Link(CommitDocument commit, String hash, int bytes) {

  /** Returns the link of a commit and the bytes that are stored for it. */
  public static Link of(CommitDocument commit, byte[] payload) {
    return new Link(commit, Digests.of(payload), payload.length);
  }

  /** Returns where it stands, for folding. */
  public CommitPlace place() {
    return new CommitPlace(
        commit.registry(),
        commit.revision(),
        hash,
        bytes,
        new Authorship(commit.at(), commit.actor(), commit.reason()));
  }

  /** Returns it as a user sees it. */
  public HistoryEntry entry() {
    return new HistoryEntry(
        new Anchor(commit.registry(), commit.stream(), commit.revision(), hash),
        commit.at(),
        commit.observed(),
        commit.actor(),
        commit.reason(),
        commit.previous(),
        commit.events());
  }
}
