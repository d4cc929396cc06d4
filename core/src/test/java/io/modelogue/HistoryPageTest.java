package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.modelogue.history.HistoryEntry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryPageTest {
  private static final int COMMITS = 40;

  private final EditableStorage storage = new EditableStorage();
  private Model spam;

  @BeforeEach
  void write() {
    spam = ModelRegistry.builder(storage).open().createModel("spam").create();
    for (int r = 1; r < COMMITS; r++) {
      spam.tag("r", "v" + r).commit();
    }
  }

  @Test
  void pagesAddUpToTheHistory() {
    for (int size : new int[] {1, 7, COMMITS, 1_000}) {
      List<HistoryEntry> all = new ArrayList<>();
      List<HistoryEntry> page = spam.history(0, size);
      while (!page.isEmpty()) {
        assertThat(page).hasSizeLessThanOrEqualTo(size);
        all.addAll(page);
        page = spam.history(all.size(), size);
      }
      assertThat(all).isEqualTo(spam.history());
    }
  }

  @Test
  void behindTheEndThereIsNothing() {
    assertThat(spam.history(COMMITS - 1, 5)).hasSize(1);
    assertThat(spam.history(COMMITS, 5)).isEmpty();
    assertThat(spam.history(COMMITS + 1, 5)).isEmpty();
  }

  @Test
  void aPageReadsItsEntriesAndTheOneBefore() {
    storage.commitsRead = 0;
    assertThat(spam.history(20, 10)).hasSize(10);

    assertThat(storage.commitsRead).isEqualTo(11);
  }

  @Test
  void anEntryThatDoesNotFollowTheOneBeforeIsDamage() {
    storage.commits("spam").set(19, storage.commits("spam").get(18));

    assertThatExceptionOfType(DamagedHistoryException.class)
        .isThrownBy(() -> spam.history(20, 1))
        .matches(e -> e.kind() == Finding.Kind.CHAIN_BROKEN);
    assertThat(spam.history(25, 5)).hasSize(5);
  }

  @Test
  void aPageOfNothingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> spam.history(-1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> spam.history(0, 0));
  }
}
