package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.modelogue.internal.Limits;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Names and texts of all kinds, from one end of the library to the other. */
@ParameterizedClass
@EnumSource(Backend.class)
class NamesTest {
  private static final List<String> GOOD =
      List.of(
          "a",
          " leading and trailing ",
          "Straße",
          "STRASSE",
          "strasse",
          "caf\u00e9",
          "cafe\u0301",
          "\u05e1\u05e4\u05d0\u05dd",
          "\u8ff7\u60d1\u90ae\u4ef6",
          "\ud83d\udce8 mail",
          "zero\u200bwidth",
          "right\u202eleft",
          "../../etc/passwd",
          "..",
          ".",
          "/",
          "C:\\con",
          "NUL",
          "aux.c",
          "model/spam",
          "~tilde",
          "%2e%2e%2f",
          "-rf *",
          "\"quoted\" 'twice'",
          "{\"json\":[1]}",
          "$(whoami) `id` ;",
          "n".repeat(Limits.NAME),
          "\ud83d\udce8".repeat(Limits.NAME),
          "\u8ff7".repeat(Limits.NAME));

  private static final Map<String, String> BAD =
      Map.of(
          "",
          "blank",
          " \t ",
          "blank",
          "n".repeat(Limits.NAME + 1),
          "at most 200",
          "bell\u0007",
          "U+0007 at index 4",
          "line\nbreak",
          "U+000A at index 4",
          "zero\u0000",
          "U+0000 at index 4",
          "c1\u0085",
          "U+0085 at index 2",
          "half \ud83d",
          "U+D83D at index 5",
          "\udce8 half",
          "U+DCE8 at index 0");

  private final Backend.Place place;
  private final ModelRegistry registry;

  NamesTest(Backend backend) {
    place = backend.place();
    registry = place.registry().open();
  }

  @AfterEach
  void close() {
    registry.close();
    place.close();
  }

  @Test
  void whateverAModelIsCalledItIsFoundByThatNameAndNoOther() {
    for (String name : GOOD) {
      registry.createModel(name).description(name).create();
    }
    try (ModelRegistry again = place.registry().open()) {
      assertThat(again.modelNames()).containsExactlyInAnyOrderElementsOf(GOOD);
      for (String name : GOOD) {
        assertThat(again.model(name).now().description()).contains(name);
      }
      assertThat(again.verify().findings()).isEmpty();
    }
  }

  @Test
  void whateverElseIsNamedComesBackAsItWasWritten() {
    Model model = registry.createModel("spam").create();
    for (String name : GOOD) {
      ModelVersion version =
          model
              .register(config(name))
              .artifact(name, new byte[] {1})
              .label(name)
              .note(name)
              .tag(name, name)
              .because(name)
              .commit();
      version.promote(name).because(name).commit();
      model.tag(name, name).commit();
    }
    try (ModelRegistry again = place.registry().open()) {
      Model found = again.model("spam");
      for (String name : GOOD) {
        ModelVersion version = found.alias(name);
        assertThat(version).isEqualTo(found.version(version.number()));
        assertThat(found.version(name).number()).isEqualTo(version.number());
        assertThat(version.config()).isEqualTo(config(name));
        assertThat(version.config().fingerprint()).isEqualTo(config(name).fingerprint());
        assertThat(version.note()).contains(name);
        assertThat(version.tags()).isEqualTo(Map.of(name, name));
        assertThat(version.artifact(name).bytes()).containsExactly(1);
        assertThat(found.now().tags()).containsEntry(name, name);
      }
    }
  }

  private static VersionConfig config(String name) {
    return VersionConfig.builder()
        .concepts(name, "another")
        .dataset(DatasetRef.of(name).version(name))
        .set(SettingGroup.TRAINING, name, name)
        .build();
  }

  @Test
  void whatIsNoNameIsRefusedWithTheReasonAndNothingIsWritten() {
    Model model = registry.createModel("spam").create();
    ModelVersion version = model.register(VersionConfig.builder().build()).commit();
    Anchor before = model.now().anchor();
    BAD.forEach(
        (name, reason) ->
            namesTaken(model, version)
                .forEach(
                    (what, take) ->
                        assertThatIllegalArgumentException()
                            .as(what)
                            .isThrownBy(() -> take.accept(name))
                            .withMessageContaining(reason)));

    assertThat(model.now().anchor()).isEqualTo(before);
    assertThat(registry.modelNames()).containsExactly("spam");
  }

  private Map<String, Consumer<String>> namesTaken(Model model, ModelVersion version) {
    Map<String, Consumer<String>> names = new LinkedHashMap<>();
    names.put("model", name -> registry.createModel(name).create());
    names.put("model's concept", name -> registry.createModel("m").concepts(name, "b").create());
    names.put("model's tag", name -> model.tag(name, "v").commit());
    names.put("alias", name -> version.promote(name).commit());
    names.put("label", name -> version.label(name).commit());
    names.put("tag", name -> version.tag(name, "v").commit());
    names.put("artifact", name -> draft(model).artifact(name, new byte[0]).commit());
    names.put("label of a draft", name -> draft(model).label(name).commit());
    names.put("tag of a draft", name -> draft(model).tag(name, "v").commit());
    names.put("concept", name -> VersionConfig.builder().concepts(name, "b").build());
    names.put("setting", name -> VersionConfig.builder().set(name, 1).build());
    names.put("data set", DatasetRef::of);
    names.put("data set's version", name -> DatasetRef.of("d").version(name));
    return names;
  }

  private static Registration draft(Model model) {
    return model.register(VersionConfig.builder().build());
  }

  @Test
  void textsEndAtTheirLimit() {
    Model model = registry.createModel("spam").create();
    ModelVersion version = draft(model).commit();
    textsTaken(model, version)
        .forEach(
            (what, take) -> {
              take.accept("t".repeat(Limits.TEXT));
              Anchor before = model.now().anchor();
              assertThatIllegalArgumentException()
                  .as(what)
                  .isThrownBy(() -> take.accept("t".repeat(Limits.TEXT + 1)))
                  .withMessageContaining("20001 characters, at most 20000");
              assertThatIllegalArgumentException()
                  .as(what)
                  .isThrownBy(() -> take.accept("bell \u0007"))
                  .withMessageContaining("U+0007 at index 5");
              assertThat(model.now().anchor()).as(what).isEqualTo(before);
            });
    assertThat(registry.verify().findings()).isEmpty();
  }

  private Map<String, Consumer<String>> textsTaken(Model model, ModelVersion version) {
    Map<String, Consumer<String>> texts = new LinkedHashMap<>();
    texts.put("description", text -> model.describe(text).commit());
    texts.put("model's tag", text -> model.tag("t", text).commit());
    texts.put("note", text -> version.note(text).commit());
    texts.put("tag", text -> version.refresh().tag("t", text).commit());
    texts.put("note of a draft", text -> draft(model).note(text).commit());
    texts.put("tag of a draft", text -> draft(model).tag("t", text).commit());
    texts.put("reason", text -> draft(model).because(text).commit());
    texts.put("text of a setting", text -> VersionConfig.builder().set("s", text).build());
    texts.put(
        "reason of a promotion",
        text -> version.promote("champion").because(text).evenIfChanged().commit());
    return texts;
  }

  @Test
  void theUriOfADataSetEndsAtItsLimit() {
    String longest = "file:/" + "x".repeat(Limits.URI - 6);
    assertThat(DatasetRef.of("d").at(URI.create(longest)).uri()).isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatasetRef.of("d").at(URI.create(longest + "x")))
        .withMessageContaining(String.valueOf(Limits.URI));
  }
}
