package io.modelogue.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.history.HistoryEvent;
import io.modelogue.history.RegistryCreated;
import io.modelogue.history.UnknownEvent;
import io.modelogue.internal.json.Json;
import io.modelogue.internal.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventRoundTripTest {
  static Stream<HistoryEvent> samples() {
    return Stream.concat(
        Stream.of(new RegistryCreated(SampleHistory.REGISTRY)),
        SampleHistory.events().stream().flatMap(List::stream));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void anEventIsReadAsItWasWritten(HistoryEvent event) {
    byte[] json = Json.write(EventCodec.write(event));

    assertThat(EventCodec.read(JsonFields.of(Json.read(json)))).isEqualTo(event);
  }

  @Test
  void everyTypeOfEventHasARowInTheTableAndASample() {
    Set<Class<?>> leaves = leaves(HistoryEvent.class).collect(Collectors.toSet());
    Set<Class<?>> sampled = samples().map(Object::getClass).collect(Collectors.toSet());

    assertThat(sampled).isEqualTo(leaves);
    assertThat(EventCodec.names()).hasSize(leaves.size() - 1).doesNotHaveDuplicates();
  }

  @Test
  void whatAStateDependsOnIsCriticalAndTheRestIsNot() {
    List<String> informative = new ArrayList<>();
    samples()
        .filter(event -> !(event instanceof UnknownEvent))
        .map(EventCodec::write)
        .filter(json -> !json.get("critical").booleanValue())
        .forEach(json -> informative.add(json.get("type").textValue()));

    assertThat(informative)
        .containsExactlyInAnyOrder(
            "model-described",
            "model-tagged",
            "primary-changed",
            "primary-changed",
            "version-labelled",
            "version-noted",
            "version-tagged");
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(EventRoundTripTest::leaves)
        : Stream.of(type);
  }
}
