package io.modelogue.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalJsonFuzz {

  @MethodSource("samples")
  @FuzzTest
  void whateverTheBytesAreTheyAreOneTreeWithOneFormOrMalformed(byte[] bytes) {
    ObjectNode tree;
    try {
      tree = Json.read(bytes);
    } catch (MalformedJsonException e) {
      assertThat(e.getMessage()).isNotBlank();
      return;
    }
    byte[] written = Json.write(tree);
    ObjectNode again = Json.read(written);
    assertThat(Json.write(again)).isEqualTo(written);
    try {
      byte[] canonical = CanonicalJson.write(tree);
      assertThat(CanonicalJson.write(again)).isEqualTo(canonical);
      byte[] ofCanonical = CanonicalJson.write(Json.read(canonical));
      assertThat(CanonicalJson.write(Json.read(ofCanonical))).hasSizeGreaterThanOrEqualTo(2);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining(";");
    }
  }

  static Stream<byte[]> samples() {
    return Stream.of(
            "{\"b\":[1,-2.5e-7,true,null,{}],\"a\":\"\u2028\\n\\u0000\"}",
            "{\"exact\":9007199254740991,\"beyond\":9007199254740993,\"tag\":\"integer:9\"}",
            "{\"tags\":[\"text:integer:\",\"text:text:\"],\"large\":1e308,\"small\":4.9e-324}")
        .map(text -> text.getBytes(UTF_8));
  }
}
