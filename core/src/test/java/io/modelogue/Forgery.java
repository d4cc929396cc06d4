package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.internal.Digests;
import io.modelogue.internal.journal.CommitCodec;
import io.modelogue.internal.journal.CommitDocument;
import io.modelogue.storage.Commit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What somebody who knows the format can do to the stored commits of a stream. */
record Forgery(List<Commit> commits) {

  /** Changes the bytes of one commit and leaves the rest as it is. */
  void edit(int revision, String from, String to) {
    String payload = payload(revision);
    assertThat(payload).contains(from);
    commits.set(revision, commit(payload.replace(from, to)));
  }

  /** Returns a commit that names this revision and the hash of the one before it rightly. */
  Commit fitting(int revision) {
    return commit(CommitCodec.encode(bound(document(revision), revision)));
  }

  /** Puts a forged commit in, and gives those behind it the revisions that they have then. */
  void insertAndRenumber() {
    commits.add(3, fitting(3));
    edit(3, "first", "worst");
    for (int r = 4; r < commits.size(); r++) {
      edit(r, "\"revision\":" + (r - 1), "\"revision\":" + r);
    }
  }

  /** Adds a commit that is bound to the chain, and promotes a version that never was. */
  void appendNonsense() {
    String promotion = payload(3).replace("\"to\":1", "\"to\":9");
    CommitDocument nonsense = CommitCodec.decode(promotion.getBytes(StandardCharsets.UTF_8));
    commits.add(commit(CommitCodec.encode(bound(nonsense, commits.size()))));
  }

  /** Writes the chain anew from a revision on: edited, and with all its hashes right again. */
  void replaceFrom(int from, String text, String by) {
    for (int r = from; r < commits.size(); r++) {
      byte[] again = CommitCodec.encode(bound(document(r), r));
      commits.set(r, commit(new String(again, StandardCharsets.UTF_8).replace(text, by)));
    }
  }

  private CommitDocument bound(CommitDocument was, int revision) {
    return new CommitDocument(
        was.registry(),
        was.stream(),
        revision,
        was.at(),
        was.observed(),
        was.actor(),
        was.reason(),
        revision == 0
            ? Optional.empty()
            : Optional.of(Digests.of(commits.get(revision - 1).payload())),
        was.events());
  }

  private CommitDocument document(int revision) {
    return CommitCodec.decode(commits.get(revision).payload());
  }

  private String payload(int revision) {
    return new String(commits.get(revision).payload(), StandardCharsets.UTF_8);
  }

  private static Commit commit(String payload) {
    return commit(payload.getBytes(StandardCharsets.UTF_8));
  }

  private static Commit commit(byte[] payload) {
    return new Commit(UUID.randomUUID(), payload);
  }
}
