package io.modelogue.storage.testkit;

import static io.modelogue.storage.Journal.NO_STREAM;
import static io.modelogue.storage.testkit.Commits.SPAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.modelogue.storage.Commit;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Page;
import io.modelogue.storage.StorageLimits;
import io.modelogue.storage.StreamId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Naming and listing streams: any name is a stream of its own, and the list is complete, in order,
 * in pages.
 */
public interface StreamsContract extends StorageFixture {

  /**
   * Names that file systems, databases and shells are known to mistake for others or for commands.
   */
  List<String> HOSTILE_NAMES =
      List.of(
          "spam",
          "Spam",
          "SPAM",
          "stra\u00dfe",
          "strasse",
          "caf\u00e9", // composed
          "cafe\u0301", // the same to the eye, decomposed
          "\u212b", // the sign of the unit
          "\u00c5", // the letter
          "I",
          "\u0130", // the Turkish dotted capital
          "\u0131",
          ".",
          "..",
          "../../etc/passwd",
          "/etc/passwd",
          "C:\\Windows\\System32",
          "\\\\host\\share",
          "con",
          "NUL.txt",
          "trailing dot.",
          "trailing space ",
          " leading space",
          "a/b",
          "a",
          "b",
          "a%2Fb",
          "a~b",
          "~",
          "-rf",
          "$(reboot)",
          "'; drop table streams; --",
          "\"quoted\\\"",
          "*?<>|:",
          "{\"json\":1}",
          "tab less, line less \u2028 but separated",
          "\u202etxt.exe",
          "\u200b", // invisible, yet not blank
          "\uffff",
          "\ufffd",
          "名前",
          "🦆",
          "🦆".repeat(StorageLimits.NAME_CHARACTERS),
          "x".repeat(StorageLimits.NAME_CHARACTERS),
          "x".repeat(StorageLimits.NAME_CHARACTERS - 1));

  /** However alike two names look, their streams are two. */
  @Test
  default void everyNameIsAStreamOfItsOwn() {
    Map<StreamId, Commit> written = new LinkedHashMap<>();
    for (String name : HOSTILE_NAMES) {
      StreamId stream = new StreamId("model", name);
      assertThat(journal().head(stream, NO_STREAM))
          .as("\"%s\" is taken for another", name)
          .isEmpty();
      Commit commit = Commits.saying(name);
      journal().append(stream, NO_STREAM, commit);
      written.put(stream, commit);
    }

    written.forEach(
        (stream, commit) ->
            assertThat(Commits.readAll(journal(), stream))
                .as("\"%s\"", stream)
                .containsExactly(commit));
    assertThat(listed(7)).containsExactlyElementsOf(written.keySet().stream().sorted().toList());
  }

  /** The kind is a part of the name. */
  @Test
  default void aStreamOfAnotherKindIsAnotherStream() {
    Commits.write(journal(), SPAM, 1);

    assertThat(journal().head(new StreamId("registry", "spam"), NO_STREAM)).isEmpty();
    assertThat(journal().head(new StreamId("mode", "lspam"), NO_STREAM)).isEmpty();
  }

  /** Every page size meets every stream once, in order. */
  @Test
  default void streamsAreListedInOrderWhateverThePage() {
    assertThat(journal().streams(Cursor.START, 1))
        .isEqualTo(new Page<>(List.of(), Optional.empty()));
    List<StreamId> streams =
        Stream.of(
                "model/b",
                "model/B",
                "model/10",
                "model/9",
                "a/z",
                "registry/a",
                "model/ä",
                "model/🦆")
            .map(StreamId::parse)
            .toList();
    streams.forEach(stream -> Commits.write(journal(), stream, 1));

    for (int limit : new int[] {1, 3, 7, 8, 9, StorageLimits.PAGE_ITEMS}) {
      assertThat(listed(limit))
          .as("pages of %d", limit)
          .containsExactlyElementsOf(streams.stream().sorted().toList());
    }
  }

  /** A listing may be overtaken by writers and still meets all that was there at its start. */
  @Test
  default void aListingUnderWritesMeetsEveryOlderStreamOnce() {
    List<StreamId> older =
        Stream.of("b", "d", "f", "h").map(name -> new StreamId("model", name)).toList();
    older.forEach(stream -> Commits.write(journal(), stream, 1));
    Page<StreamId> first = journal().streams(Cursor.START, 2);

    for (String name : List.of("a", "c", "e", "g", "i")) {
      Commits.write(journal(), new StreamId("model", name), 1);
    }
    List<StreamId> met = new ArrayList<>(first.items());
    first.next().ifPresent(next -> met.addAll(listed(next, 2)));

    assertThat(met).doesNotHaveDuplicates().containsAll(older);
    Set<StreamId> newer = new HashSet<>(met);
    newer.removeAll(older);
    assertThat(newer)
        .as("nothing else than the streams that were written")
        .hasSizeLessThanOrEqualTo(5);
  }

  /** A cursor is good on any handle. */
  @Test
  default void aCursorIsGoodOnAnotherHandle() {
    Commits.write(journal(), new StreamId("model", "a"), 1);
    Commits.write(journal(), new StreamId("model", "b"), 1);
    Cursor next = journal().streams(Cursor.START, 1).next().orElseThrow();

    assertThat(another(OpenMode.READ_ONLY).journal().streams(next, 1).items())
        .containsExactly(new StreamId("model", "b"));
  }

  /** Nonsense is refused before it reaches the medium. */
  @Test
  default void anImpossiblePageIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> journal().streams(Cursor.START, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> journal().streams(Cursor.START, StorageLimits.PAGE_ITEMS + 1));
    assertThatIllegalArgumentException()
        .as("a cursor from elsewhere")
        .isThrownBy(() -> journal().streams(new Cursor("../../\u0000"), 1));
  }

  private List<StreamId> listed(int limit) {
    return listed(Cursor.START, limit);
  }

  private List<StreamId> listed(Cursor from, int limit) {
    return Pages.all(cursor -> journal().streams(cursor, limit), from);
  }
}
