package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.Backend.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
class VersionTreeTest {
  private final Place place;
  private final ModelRegistry registry;
  private final Model model;

  VersionTreeTest(Backend backend) {
    place = backend.place();
    registry = place.registry().open();
    model = registry.createModel("spam-filter").create();
  }

  @AfterEach
  void close() {
    registry.close();
    place.close();
  }

  private ModelVersion root(int epochs) {
    return model.register(VersionConfig.builder().set("epochs", epochs).build()).commit();
  }

  private ModelVersion child(ModelVersion parent, String setting, Object value) {
    return model
        .register(parent.config().toBuilder().set(setting, value).build())
        .from(parent)
        .commit();
  }

  @Test
  void parentsAndChildrenAreFoundFromEitherSide() {
    ModelVersion one = root(1);
    ModelVersion two = child(one, "epochs", 2);
    ModelVersion three = child(one, "epochs", 3);
    ModelVersion four = child(two, "epochs", 4);
    ModelVersion other = root(9);

    VersionTree tree = model.tree();

    assertThat(tree.roots()).containsExactly(one, other);
    assertThat(tree.children(one)).containsExactly(two, three);
    assertThat(tree.children(four)).isEmpty();
    assertThat(tree.parent(four)).contains(two);
    assertThat(tree.parent(one)).isEmpty();
    assertThat(tree.ancestors(four)).containsExactly(two, one);
    assertThat(tree.ancestors(other)).isEmpty();
    assertThat(tree.descendants(one)).containsExactly(two, three, four);
    assertThat(tree.descendants(three)).isEmpty();
  }

  @Test
  void theTreeIsReadableAtATerminal() {
    ModelVersion one = root(10).label("1.0.0").commit();
    ModelVersion two = child(one, "epochs", 50).promote("champion").commit();
    ModelVersion three = child(two, "epochs", 500);
    child(two, "rate", 0.2);
    child(three, "epochs", 400);
    child(three, "epochs", 300);
    root(7);
    three.delete("it does not converge");

    assertThat(model.tree())
        .hasToString(
            """
            spam-filter
            +- 1 (1.0.0) REGISTERED
            |  2 REGISTERED, champion, from 1: epochs 10 -> 50
            |  +- 3 DELETED, from 2: epochs 50 -> 500
            |  |  +- 5 REGISTERED, from 3: epochs 500 -> 400
            |  |  +- 6 REGISTERED, from 3: epochs 500 -> 300
            |  +- 4 REGISTERED, from 2: rate not set -> 0.2
            +- 7 REGISTERED
            """);
  }

  @Test
  void aModelWithoutVersionsHasAnEmptyTree() {
    assertThat(model.tree().roots()).isEmpty();
    assertThat(model.tree()).hasToString("spam-filter\n");
  }

  @Test
  void aTreeIsAPictureAndKnowsNoOtherVersions() {
    root(1);
    VersionTree before = model.tree();
    ModelVersion later = root(2);
    ModelVersion foreign =
        registry.createModel("other").create().register(VersionConfig.builder().build()).commit();

    assertThat(before.roots()).hasSize(1);
    for (ModelVersion unknown : List.of(later, foreign)) {
      assertThatThrownBy(() -> before.children(unknown))
          .isInstanceOf(VersionNotFoundException.class)
          .hasMessageContaining(unknown + "; it is one of another model, or newer than this tree");
    }
  }

  @Test
  void aLongLineOfVersionsNeitherDriftsToTheRightNorOverflowsTheStack() {
    ModelVersion newest = root(0);
    List<ModelVersion> line = new ArrayList<>(List.of(newest));
    for (int i = 1; i < 300; i++) {
      newest = child(newest, "epochs", i);
      line.add(0, newest);
    }

    assertThat(model.tree().toString().lines())
        .hasSize(301)
        .last()
        .isEqualTo("   300 REGISTERED, from 299: epochs 298 -> 299");
    assertThat(model.tree().ancestors(newest)).isEqualTo(line.subList(1, 300));
  }
}
