package io.modelogue.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against the samples of RFC 8785, JSON Canonicalization Scheme. */
class CanonicalJsonTest {

  /** RFC 8785, Appendix B: IEEE 754 bits and the number they are written as. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2"
  })
  void numbersAreWrittenAsInAppendixB(String bits, String expected) {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

    assertThat(text(DoubleNode.valueOf(value))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNoNumberIsRefused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.write(DoubleNode.valueOf(value)))
        .withMessageContaining(String.valueOf(value));
  }

  @Test
  void theSampleOfSection322IsWrittenAsTheRfcSays() {
    String sample =
        """
        {
          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
          "literals": [null, true, false]
        }
        """;

    assertThat(text(sample))
        .isEqualTo(
            "{\"literals\":[null,true,false],"
                + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void keysAreSortedByCodeUnitsAsInSection323() {
    String sample =
        """
        {
          "\\u20ac": "Euro Sign",
          "\\r": "Carriage Return",
          "\\ufb33": "Hebrew Letter Dalet With Dagesh",
          "1": "One",
          "\\ud83d\\ude00": "Emoji: Grinning Face",
          "\\u0080": "Control",
          "\\u00f6": "Latin Small Letter O With Diaeresis"
        }
        """;

    assertThat(Json.read(CanonicalJson.write(Json.read(utf8(sample)))).elements())
        .toIterable()
        .extracting(JsonNode::textValue)
        .containsExactly(
            "Carriage Return",
            "One",
            "Control",
            "Latin Small Letter O With Diaeresis",
            "Euro Sign",
            "Emoji: Grinning Face",
            "Hebrew Letter Dalet With Dagesh");
  }

  @Test
  void emptyObjectsAndListsStayEmpty() {
    assertThat(text("{\"b\":[],\"a\":{}}")).isEqualTo("{\"a\":{},\"b\":[]}");
  }

  @ParameterizedTest
  @CsvSource({
    "9007199254740991, 9007199254740991",
    "-9007199254740991, -9007199254740991",
    "9007199254740992, \"integer:9007199254740992\"",
    "-9007199254740992, \"integer:-9007199254740992\"",
    "9223372036854775807, \"integer:9223372036854775807\"",
    "-9223372036854775808, \"integer:-9223372036854775808\""
  })
  void wholeNumbersThatADoubleCannotTellApartAreTagged(long value, String expected) {
    assertThat(text(LongNode.valueOf(value))).isEqualTo(expected);
  }

  @Test
  void wholeNumbersBeyondLongAreTagged() {
    BigInteger beyond = BigInteger.ONE.shiftLeft(63);

    assertThat(text(BigIntegerNode.valueOf(beyond))).isEqualTo("\"integer:9223372036854775808\"");
  }

  @Test
  void aTextThatLooksLikeATaggedNumberIsNotTakenForOne() {
    assertThat(text(TextNode.valueOf("integer:9007199254740993")))
        .isNotEqualTo(text(LongNode.valueOf(9007199254740993L)))
        .isNotEqualTo(text(TextNode.valueOf("text:integer:9007199254740993")));
    assertThat(text(TextNode.valueOf("integers"))).isEqualTo("\"integers\"");
    assertThat(text(TextNode.valueOf("text:5"))).isEqualTo("\"text:5\"");
  }

  @Test
  void aBrokenSurrogateIsRefusedSinceItHasNoUtf8() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.write(TextNode.valueOf("a\uD800")))
        .withMessageContaining("U+D800");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.write(TextNode.valueOf("\uDC00\uD800")))
        .withMessageContaining("U+DC00");
    assertThat(text(TextNode.valueOf("\uD83D\uDE00"))).isEqualTo("\"\uD83D\uDE00\"");
  }

  private static String text(String json) {
    return text(Json.read(utf8(json)));
  }

  private static String text(JsonNode node) {
    return new String(CanonicalJson.write(node), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
