package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ListenersTest {

  @Test
  void aListenerHearsOfEveryCommitInOrder() {
    List<String> heard = new ArrayList<>();
    try (ModelRegistry registry = ModelRegistry.inMemory().open()) {
      registry.subscribe(event -> heard.add(event.message()));
      Model model = registry.createModel("m").create();
      for (int i = 0; i < 50; i++) {
        model.describe("text " + i).commit();
      }
    }
    assertThat(heard)
        .hasSize(51)
        .startsWith("m: model created")
        .endsWith("m: described as \"text 49\"");
  }

  @Test
  void aListenerThatThrowsStaysSubscribedAndHurtsNobody() {
    RegistryListener broken = mock(RegistryListener.class);
    doThrow(new IllegalStateException("broken")).when(broken).on(any());
    RegistryListener sound = mock(RegistryListener.class);
    try (ModelRegistry registry = ModelRegistry.inMemory().open()) {
      registry.subscribe(broken);
      registry.subscribe(sound);
      Model model = registry.createModel("m").create();
      model.describe("a").commit();

      verify(broken, timeout(10_000).times(2)).on(any());
      verify(sound, timeout(10_000).times(2)).on(any());
    }
  }

  @Test
  void aListenerThatBlocksHoldsUpNeitherTheWriterNorOthers() {
    CountDownLatch never = new CountDownLatch(1);
    RegistryListener sound = mock(RegistryListener.class);
    try (ModelRegistry registry = ModelRegistry.inMemory().open()) {
      registry.subscribe(
          event -> {
            try {
              never.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      registry.subscribe(sound);
      registry.createModel("m").create();

      verify(sound, timeout(10_000)).on(any());
      assertThat(registry.modelNames()).containsExactly("m");
    }
  }

  @Test
  void aClosedSubscriptionHearsNothingMore() {
    RegistryListener listener = mock(RegistryListener.class);
    try (ModelRegistry registry = ModelRegistry.inMemory().open()) {
      registry.subscribe(listener).close();
      registry.createModel("m").create();
    }
    verify(listener, never()).on(any());
  }
}
