package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnchorTest {
  private static final String ID = "7f0c2b4e-93f1-4e0a-8b51-5d4f6a0c9e11";
  private static final Anchor ANCHOR =
      new Anchor(UUID.fromString(ID), "a/b model", 12, "ab".repeat(32));

  @Test
  void itsTextIsReadBackWithWhiteSpaceAroundIt() {
    assertThat(Anchor.parse(ANCHOR.toString())).isEqualTo(ANCHOR);
    assertThat(Anchor.parse(" \t" + ANCHOR + "\r\n")).isEqualTo(ANCHOR);
  }

  @Test
  void aBlankAtTheEndOfTheModelsNameIsKept() {
    Anchor blank = new Anchor(UUID.fromString(ID), " model ", 12, "ab".repeat(32));

    assertThat(Anchor.parse(blank.toString())).isEqualTo(blank);
    assertThat(Anchor.parse(blank + "\n")).isEqualTo(blank);
  }

  @Test
  void theWrongPartIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Anchor.parse("my-registry/12/" + "ab".repeat(32) + "/m"))
        .withMessageContainingAll("the registry's id", "not \"my-registry\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Anchor.parse(ID + "/twelve/" + "ab".repeat(32) + "/m"))
        .withMessageContainingAll("a revision, a whole number, not \"twelve\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Anchor.parse(ID + "/12/abc/m"))
        .withMessageContaining("64 lower-case hex digits");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Anchor.parse(ID + "/12"))
        .withMessageContaining("registry/revision/hash/model");
  }
}
