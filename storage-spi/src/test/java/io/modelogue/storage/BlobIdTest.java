package io.modelogue.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobIdTest {
  /** The SHA-256 of "abc", from FIPS 180-2, appendix B.1. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void theIdIsTheSha256OfTheContent() {
    assertThat(BlobId.of("abc".getBytes(UTF_8)).hex()).isEqualTo(ABC);
    assertThat(BlobId.parse(ABC)).isEqualTo(BlobId.of("abc".getBytes(UTF_8))).hasToString(ABC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "../../etc/passwd",
        "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"
      })
  void whatIsNot64LowerCaseDigitsIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> BlobId.parse(text));
    assertThatIllegalArgumentException().isThrownBy(() -> BlobId.parse(ABC + "\n"));
  }

  @Test
  void aDigestOfAnotherLengthIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> BlobId.ofDigest(new byte[31]));
  }
}
