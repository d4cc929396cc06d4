package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.Backend.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An alias watched by one handle and moved by another; time passes by hand. */
@ParameterizedClass
@EnumSource(Backend.class)
class WatchTest {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final ManualTicking time = new ManualTicking();
  private final List<Integer> heard = new ArrayList<>();
  private final Place place;
  private final ModelRegistry writer;
  private final ModelRegistry watcher;
  private final Model written;
  private final Model watched;
  private final ModelVersion first;
  private final ModelVersion second;
  private final ModelVersion third;

  WatchTest(Backend backend) {
    place = backend.place();
    writer = place.registry().open();
    watcher = place.registry().ticking(time).open();
    written = writer.createModel("m").create();
    watched = watcher.model("m");
    first = written.register(VersionConfig.builder().build()).commit();
    second = written.register(VersionConfig.builder().build()).commit();
    third = written.register(VersionConfig.builder().build()).commit();
  }

  @AfterEach
  void close() {
    watcher.close();
    writer.close();
    place.close();
  }

  private Subscription watch() {
    return watched.watch("champion", EVERY, v -> heard.add(v.number()));
  }

  @Test
  void theHolderIsToldAtOnceAndEachNewOneWithTheNextLook() {
    first.promote("champion").commit();
    watch();
    assertThat(heard).containsExactly(1);
    assertThat(time.pauses).containsExactly(EVERY);

    time.tick();
    assertThat(heard).as("nothing has changed").containsExactly(1);

    second.promote("champion").commit();
    assertThat(heard).as("nobody has looked").containsExactly(1);
    time.tick();
    assertThat(heard).containsExactly(1, 2);
  }

  @Test
  void aPictureOfTheHolderIsThatOfTheLook() {
    second.promote("champion").commit();
    List<ModelVersion> pictures = new ArrayList<>();

    watched.watch("champion", EVERY, pictures::add);

    assertThat(pictures).containsExactly(second);
    assertThat(pictures.get(0).aliases()).containsExactly("champion");
  }

  @Test
  void theNewestHolderWinsAndOneBetweenTwoLooksIsNotTold() {
    first.promote("champion").commit();
    watch();

    second.promote("champion").commit();
    third.promote("champion").commit();
    time.tick();
    assertThat(heard).containsExactly(1, 3);

    written.rollback("champion").commit();
    third.promote("champion").commit();
    time.tick();
    assertThat(heard).as("there and back again").containsExactly(1, 3);
  }

  @Test
  void otherAliasesAndOtherChangesAreNotTold() {
    first.promote("champion").commit();
    watch();

    second.promote("challenger").commit();
    first.note("fine").commit();
    time.tick();

    assertThat(heard).containsExactly(1);
  }

  @Test
  void nothingIsToldBeforeTheAliasPointsAtSomething() {
    watch();
    time.tick();
    assertThat(heard).isEmpty();

    first.promote("champion").commit();
    time.tick();
    assertThat(heard).containsExactly(1);
  }

  @Test
  void aRemovedAliasIsToldToWhoWantsToKnowAndOnlyOnce() {
    List<String> all = new ArrayList<>();
    watched.watch(
        "champion",
        EVERY,
        new AliasListener() {
          @Override
          public void on(ModelVersion holder) {
            all.add(holder.toString());
          }

          @Override
          public void onRemoved() {
            all.add("removed");
          }
        });
    watch();
    assertThat(all).isEmpty();
    first.promote("champion").commit();
    time.tick();
    written.removeAlias("champion").commit();
    time.tick();
    time.tick();
    assertThat(all).containsExactly("version 1 of \"m\"", "removed");

    first.promote("champion").commit();
    time.tick();
    assertThat(all).containsExactly("version 1 of \"m\"", "removed", "version 1 of \"m\"");
    assertThat(heard).as("an alias that was away and is back is news").containsExactly(1, 1);
  }

  @Test
  void aListenerThatThrowsIsCalledAgainUntilItSucceeds() {
    first.promote("champion").commit();
    List<Throwable> troubles =
        new ArrayList<>(
            List.of(new IllegalStateException("disk full"), new UnsatisfiedLinkError("onnx")));
    watched.watch(
        "champion",
        EVERY,
        holder -> {
          heard.add(holder.number());
          if (!troubles.isEmpty()) {
            Throwable trouble = troubles.remove(0);
            if (trouble instanceof Error error) {
              throw error;
            }
            throw (RuntimeException) trouble;
          }
        });
    assertThat(heard).containsExactly(1);

    time.tick();
    second.promote("champion").commit();
    time.tick();
    time.tick();

    assertThat(heard).as("twice in vain, then the newest").containsExactly(1, 1, 2);
  }

  @Test
  void oneListenerThatThrowsDoesNotConcernAnother() {
    first.promote("champion").commit();
    watched.watch(
        "champion",
        EVERY,
        holder -> {
          throw new IllegalStateException("broken");
        });
    watch();
    second.promote("champion").commit();
    time.tick();

    assertThat(heard).containsExactly(1, 2);
  }

  @Test
  void aModelThatIsDeletedAndRestoredIsWatchedOn() {
    first.promote("champion").commit();
    watch();
    written.delete("by mistake");
    time.tick();
    assertThat(heard).containsExactly(1);

    writer.restoreModel("m", "it was one");
    second.promote("champion").commit();
    time.tick();
    assertThat(heard).containsExactly(1, 2);
  }

  @Test
  void aClosedWatchIsToldNothingMore() {
    first.promote("champion").commit();
    Subscription watch = watch();
    Subscription other = watch();
    heard.clear();

    watch.close();
    watch.close();
    second.promote("champion").commit();
    time.tick();

    assertThat(heard).as("the other one").containsExactly(2);
    assertThat(time.running()).isEqualTo(1);
    other.close();
    assertThat(time.running()).isZero();
  }

  @Test
  void closingTheRegistryEndsItsWatches() {
    first.promote("champion").commit();
    watch();
    watch();
    watcher.close();

    second.promote("champion").commit();
    time.tick();

    assertThat(heard).containsExactly(1, 1);
    assertThat(time.running()).isZero();
    assertThatThrownBy(this::watch).isInstanceOf(RegistryClosedException.class);
  }

  @Test
  void whatCannotBeWatchedIsRefusedAtOnce() {
    assertThatThrownBy(() -> watched.watch("champion", Duration.ZERO, v -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("looking at the alias champion every PT0S; use a duration above zero");
    assertThatThrownBy(() -> watched.watch("champion", EVERY.negated(), v -> {}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> watched.watch(" ", EVERY, v -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("alias name is blank");
    written.delete("replaced");
    assertThatThrownBy(this::watch).isInstanceOf(ModelNotFoundException.class);
    assertThat(time.running()).isZero();
  }
}
