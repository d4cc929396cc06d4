package io.modelogue.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.internal.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLimitsTest {
  @Test
  void nestingEndsAtItsLimit() {
    assertThat(read(nested(Limits.JSON_DEPTH))).isNotNull();
    assertRefused(nested(Limits.JSON_DEPTH + 1));
  }

  @Test
  void textsEndAtTheirLimit() {
    assertThat(read("{\"a\":\"" + "x".repeat(Limits.JSON_STRING) + "\"}")).isNotNull();
    assertRefused("{\"a\":\"" + "x".repeat(Limits.JSON_STRING + 1) + "\"}");
  }

  @Test
  void keysEndAtTheirLimit() {
    assertThat(read("{\"" + "k".repeat(Limits.JSON_NAME) + "\":1}")).isNotNull();
    assertRefused("{\"" + "k".repeat(Limits.JSON_NAME + 1) + "\":1}");
  }

  @Test
  void documentsEndAtTheirLimitWhetherGivenAsBytesOrAsAStream() {
    byte[] largest = new byte[(int) Limits.JSON_DOCUMENT];
    Arrays.fill(largest, (byte) ' ');
    largest[0] = '{';
    largest[largest.length - 1] = '}';
    byte[] larger = Arrays.copyOf(largest, largest.length + 1);
    larger[largest.length] = ' ';

    assertThat(Json.read(largest)).isEmpty();
    assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> Json.read(larger));
    assertThat(fromStream(largest)).isTrue();
    assertThat(fromStream(larger)).isFalse();
  }

  @Test
  void tokensEndAtTheirLimit() {
    int around = 5; // the object, its key and the list
    assertThat(manyTokens(Limits.JSON_TOKENS - around)).isTrue();
    assertThat(manyTokens(Limits.JSON_TOKENS - around + 1)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":1",
        "[]",
        "1",
        "null",
        "\"text\"",
        "{}{}",
        "{} x",
        "{}1",
        "{\"a\":1,\"a\":1}",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "{\"a\":NaN}",
        "{a:1}",
        "{\"a\":01}",
        "{\"a\":'x'}",
        "{\"a\":1,}",
        "{/**/}",
        "{\"a\":\"\t\"}"
      })
  void whatIsNotOneStrictObjectIsRefused(String json) {
    assertRefused(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void otherEncodingsThanUtf8AreRefused(String encoding) {
    byte[] bytes = "{\"a\":1}".getBytes(Charset.forName(encoding));

    assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> Json.read(bytes));
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] bytes = {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'};

    assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> Json.read(bytes));
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
  }

  private static Object read(String json) {
    return Json.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(String json) {
    assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> read(json));
  }

  private static boolean manyTokens(long numbers) {
    return fromStream(new ManyNumbers(numbers));
  }

  private static boolean fromStream(byte[] bytes) {
    return fromStream(new ByteArrayInputStream(bytes));
  }

  private static boolean fromStream(InputStream in) {
    try {
      var unused = Json.read(in);
      return true;
    } catch (MalformedJsonException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code {"a":[0,0,...,0]}}, without holding it. */
  private static final class ManyNumbers extends InputStream {
    private static final byte[] START = "{\"a\":[".getBytes(StandardCharsets.US_ASCII);
    private final long end;
    private long at;

    ManyNumbers(long numbers) {
      end = START.length + 2 * numbers - 1;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      int n = (int) Math.min(length, end + 2 - at);
      for (int i = 0; i < n; i++) {
        buffer[offset + i] = byteAt(at++);
      }
      return n == 0 ? -1 : n;
    }

    private byte byteAt(long place) {
      if (place < START.length) {
        return START[(int) place];
      }
      if (place < end) {
        return (byte) ((place - START.length) % 2 == 0 ? '0' : ',');
      }
      return (byte) (place == end ? ']' : '}');
    }
  }
}
