package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.modelogue.internal.Names;
import io.modelogue.storage.StreamId;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class NameFuzz {

  /** UTF-16 is fed, since half a surrogate pair has no other form. */
  @MethodSource("samples")
  @FuzzTest
  void whatMayBeCalledAModelMayBeCalledAStream(byte[] utf16) {
    String name = text(utf16);
    String model;
    try {
      model = Names.check("model", name);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("the model name ");
      return;
    }
    assertThat(new StreamId("model", model).name()).isEqualTo(name);
  }

  private static String text(byte[] utf16) {
    StringBuilder text = new StringBuilder(utf16.length / 2);
    for (int i = 0; i + 1 < utf16.length; i += 2) {
      text.append((char) ((utf16[i] & 0xff) << 8 | (utf16[i + 1] & 0xff)));
    }
    return text.toString();
  }

  static Stream<byte[]> samples() {
    return Stream.of("spam", "\u540d\u524d \ud83e\udd86", "a\u0085b", "\ud83e", "\u3000")
        .map(NameFuzz::utf16);
  }

  private static byte[] utf16(String text) {
    byte[] bytes = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      bytes[2 * i] = (byte) (text.charAt(i) >>> 8);
      bytes[2 * i + 1] = (byte) text.charAt(i);
    }
    return bytes;
  }
}
