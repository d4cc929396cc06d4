package io.modelogue.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.history.HistoryEvent;
import io.modelogue.history.VersionEvent.VersionCreated;
import io.modelogue.history.VersionEvent.VersionDeleted;
import io.modelogue.history.VersionEvent.VersionLabelled;
import io.modelogue.history.VersionEvent.VersionNoted;
import io.modelogue.history.VersionEvent.VersionPurged;
import io.modelogue.history.VersionEvent.VersionRestored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class VersionsTest {
  private static final int ROUNDS = 20;
  private static final int STEPS = 300;

  /** Two of them have one hash. */
  private static final List<String> LABELS = List.of("Aa", "BB", "1.0", "2.0", "latest");

  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void idsAndLabelsAreFoundAsIfAllVersionsWereLookedThroughInEveryBranchOfAHistory() {
    for (int round = 0; round < ROUNDS; round++) {
      List<ModelState> states = new ArrayList<>();
      states.add(Story.withVersions(0).state());
      for (int i = 0; i < STEPS; i++) {
        // commonly the newest: others are branches, as when a commit was lost
        int from = random.nextInt(10) > 0 ? states.size() - 1 : random.nextInt(states.size());
        ModelState state = states.get(from);
        // whether what follows carries an index depends on whether anybody has asked
        if (random.nextInt(20) == 0) {
          check(state);
        }
        states.add(Evolution.asIf(state, List.of(event(state))));
      }
      states.forEach(this::check);
    }
  }

  private void check(ModelState state) {
    for (String label : LABELS) {
      assertThat(state.findVersionByLabel(label))
          .as("label %s, seed %d", label, seed)
          .isEqualTo(
              state.versions().stream()
                  .filter(v -> !v.deleted() && v.label().equals(Optional.of(label)))
                  .findFirst());
    }
    for (int n = 0; n <= STEPS / 2; n++) {
      String id = "id-" + n;
      assertThat(state.findVersionById(id))
          .as("id %s, seed %d", id, seed)
          .isEqualTo(state.versions().stream().filter(v -> v.id().equals(id)).reduce((v, w) -> w))
          .isEqualTo(state.findNewVersion(id));
    }
  }

  /** Nobody decides here, so that two may bear one label, and even have one id. */
  private HistoryEvent event(ModelState state) {
    int size = state.versions().size();
    Optional<String> label =
        Optional.of(LABELS.get(random.nextInt(LABELS.size()))).filter(l -> random.nextBoolean());
    if (size == 0 || random.nextInt(4) == 0) {
      return created(size + 1, "id-" + random.nextInt(STEPS / 2), label);
    }
    int number = 1 + random.nextInt(size);
    return switch (random.nextInt(6)) {
      case 0 -> new VersionDeleted(number);
      case 1 -> new VersionPurged(number, List.of());
      case 2, 3 -> new VersionRestored(number);
      case 4 -> new VersionNoted(number, Optional.empty(), Optional.of("a note"));
      default -> new VersionLabelled(number, state.version(number).label(), label);
    };
  }

  private static VersionCreated created(int number, String id, Optional<String> label) {
    VersionDraft draft = Story.draft();
    return new VersionCreated(
        number,
        id,
        draft.config(),
        label,
        draft.parent(),
        draft.note(),
        Map.of(),
        draft.environment(),
        true);
  }

  @Test
  void aVersionThatWasJustMadeIsFoundWithoutTheOldOnes() {
    Versions whole = Story.withVersions(200).state().versions();
    Set<Integer> loaded = new TreeSet<>();
    Versions lazy =
        Versions.of(
            ChunkedList.loading(
                whole.size(),
                chunk -> {
                  loaded.add(chunk);
                  return whole.chunk(chunk);
                }));
    VersionState created =
        VersionState.created(
            created(whole.size() + 1, "new", Optional.of("1.0")), whole.get(0).by());

    Versions after = lazy.with(created);
    assertThat(after.findNew("new")).contains(created);
    assertThat(loaded).containsExactly(1);

    assertThat(after.findById("new")).contains(created);
    assertThat(after.findByLabel("1.0")).contains(created);
    assertThat(after.findById("id")).contains(whole.get(199));
    assertThat(loaded).containsExactly(0, 1);
  }
}
