package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProbeTest {
  @Test
  void works() {
    assertThat(ModelogueException.class.getModule().isNamed()).isTrue();
  }
}
