package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.Backend.Place;
import io.modelogue.history.ModelEvent.ModelTagged;
import io.modelogue.history.VersionEvent.VersionTagged;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tags of models and of versions. */
@ParameterizedClass
@EnumSource(Backend.class)
class TagsTest {
  private final Place place;
  private final ModelRegistry registry;
  private final Model model;

  TagsTest(Backend backend) {
    place = backend.place();
    registry = place.registry().actor("ada").open();
    model = registry.createModel("m").tag("team", "mail").create();
  }

  @AfterEach
  void close() {
    registry.close();
    place.close();
  }

  @Test
  void tagsOfAModelAreSetChangedAndRemoved() {
    model.tag("tier", "gold").commit();
    assertThat(model.tag("team", "crm").commit().tags())
        .isEqualTo(Map.of("team", "crm", "tier", "gold"));
    assertThat(model.untag("tier").commit().tags()).isEqualTo(Map.of("team", "crm"));

    assertThat(model.history())
        .flatExtracting(entry -> entry.events())
        .contains(
            new ModelTagged("team", Optional.of("mail"), Optional.of("crm")),
            new ModelTagged("tier", Optional.of("gold"), Optional.empty()));
  }

  @Test
  void tagsOfAVersionAreSetChangedAndRemoved() {
    ModelVersion version =
        model.register(VersionConfig.builder().build()).tag("ticket", "ML-7").commit();
    version = version.tag("ticket", "ML-8").commit().tag("reviewed", "").commit();
    assertThat(version.tags()).isEqualTo(Map.of("ticket", "ML-8", "reviewed", ""));
    assertThat(version.untag("ticket").commit().tags()).isEqualTo(Map.of("reviewed", ""));

    assertThat(model.history())
        .flatExtracting(entry -> entry.events())
        .contains(
            new VersionTagged(1, "ticket", Optional.of("ML-7"), Optional.of("ML-8")),
            new VersionTagged(1, "ticket", Optional.of("ML-8"), Optional.empty()));
  }

  @Test
  void aTagThatIsAsItShouldBeWritesNothing() {
    long before = model.anchor().revision();
    model.tag("team", "mail").commit();
    model.untag("tier").commit();
    assertThat(model.anchor().revision()).isEqualTo(before);
  }

  @Test
  void aTagThatSomebodyElseChangedIsNotOverwritten() {
    ModelVersion version = model.register(VersionConfig.builder().build()).commit();
    Change<ModelSnapshot> mine = model.tag("team", "mine");
    try (ModelRegistry other = place.registry().actor("bob").open()) {
      other.model("m").tag("team", "theirs").commit();
      other.model("m").version(1).tag("ticket", "theirs").commit();
    }

    assertThatThrownBy(mine::commit)
        .isInstanceOf(ConcurrentChangeException.class)
        .hasMessageContaining("tag team of \"m\" was mail when you looked and is theirs now");
    assertThatThrownBy(() -> version.tag("ticket", "mine").commit())
        .isInstanceOf(ConcurrentChangeException.class)
        .hasMessageContaining("tag ticket of version 1 of \"m\" was not set when you looked")
        .hasMessageContaining("changed by bob at");
    assertThat(mine.evenIfChanged().commit().tags()).containsEntry("team", "mine");
  }

  @Test
  void keysAreNames() {
    assertThatThrownBy(() -> model.tag(" ", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tag name is blank");
    assertThatThrownBy(() -> model.tag("a\nb", "x")).isInstanceOf(IllegalArgumentException.class);
  }
}
