package io.modelogue.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.VersionStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonFieldsTest {
  @Test
  void fieldsAreReadByNameAndType() {
    JsonFields fields =
        fields(
            """
            {"text":"x","long":9223372036854775807,"int":-2147483648,"half":0.5,"huge":"Infinity",
             "yes":true,"at":"2026-03-03T09:15:27.113204Z","took":"PT1.5S","status":"trained",
             "object":{"a":1},"objects":[{"b":2}],"texts":["x","y"],"map":{"k":"v"},"none":null,
             "doubles":[1,2.5],"longs":[1,2]}
            """);

    assertThat(fields.text("text")).isEqualTo("x");
    assertThat(fields.number("long")).isEqualTo(Long.MAX_VALUE);
    assertThat(fields.integer("int")).isEqualTo(Integer.MIN_VALUE);
    assertThat(fields.decimal("half")).isEqualTo(0.5);
    assertThat(fields.decimal("huge")).isInfinite();
    assertThat(fields.flag("yes")).isTrue();
    assertThat(fields.instant("at")).isEqualTo(Instant.parse("2026-03-03T09:15:27.113204Z"));
    assertThat(fields.duration("took")).isEqualTo(Duration.ofMillis(1500));
    assertThat(fields.constant("status", VersionStatus.class)).isEqualTo(VersionStatus.TRAINED);
    assertThat(fields.object("object").integer("a")).isEqualTo(1);
    assertThat(fields.objects("objects")).hasSize(1);
    assertThat(fields.texts("texts")).containsExactly("x", "y");
    assertThat(fields.textMap("map")).containsEntry("k", "v");
    assertThat(fields.decimals("doubles")).containsExactly(1, 2.5);
    assertThat(fields.numbers("longs")).containsExactly(1, 2);
  }

  @Test
  void whatIsAbsentOrNullIsEmpty() {
    JsonFields fields = fields("{\"none\":null}");

    for (String field : new String[] {"none", "absent"}) {
      assertThat(fields.findText(field)).isEmpty();
      assertThat(fields.findNumber(field)).isEmpty();
      assertThat(fields.findInteger(field)).isEmpty();
      assertThat(fields.findInstant(field)).isEmpty();
      assertThat(fields.findObject(field)).isEmpty();
      assertThat(fields.objects(field)).isEmpty();
      assertThat(fields.textMap(field)).isEmpty();
      assertThat(fields.flag(field)).isFalse();
    }
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("text", "5", f -> f.text("f")),
        wrong("optional text", "[]", f -> f.findText("f")),
        wrong("long", "1.5", f -> f.number("f")),
        wrong("long out of range", "9223372036854775808", f -> f.number("f")),
        wrong("long as text", "\"5\"", f -> f.number("f")),
        wrong("int out of range", "2147483648", f -> f.integer("f")),
        wrong("optional int out of range", "-2147483649", f -> f.findInteger("f")),
        wrong("decimal", "\"1.5\"", f -> f.decimal("f")),
        wrong("flag", "1", f -> f.flag("f")),
        wrong("instant", "\"yesterday\"", f -> f.instant("f")),
        wrong("instant out of range", "\"+9999999999-01-01T00:00:00Z\"", f -> f.instant("f")),
        wrong("duration", "\"1 s\"", f -> f.duration("f")),
        wrong("duration out of range", "\"PT99999999999999999999S\"", f -> f.duration("f")),
        wrong("constant", "\"TRAINED\"", f -> f.constant("f", VersionStatus.class)),
        wrong("parsed", "\"no-uuid\"", f -> f.parsed("f", UUID::fromString)),
        wrong("object", "[]", f -> f.object("f")),
        wrong("objects", "[1]", f -> f.objects("f")),
        wrong("texts", "[1]", f -> f.texts("f")),
        wrong("text map", "{\"k\":1}", f -> f.textMap("f")),
        wrong("decimal map", "{\"k\":true}", f -> f.decimalMap("f")),
        wrong("number map", "{\"k\":1.5}", f -> f.numberMap("f")),
        wrong("decimals", "[null]", f -> f.decimals("f")),
        wrong("numbers", "{}", f -> f.numbers("f")));
  }

  private static Arguments wrong(String what, String json, Function<JsonFields, Object> read) {
    return Arguments.of(what, json, read);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void aFieldOfAnotherTypeIsNamed(String what, String json, Function<JsonFields, Object> read) {
    JsonFields fields = fields("{\"f\":" + json + "}");

    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> read.apply(fields))
        .withMessageContaining("\"f\"");
  }

  @Test
  void aMissingFieldIsNamedWithWhatItShouldBe() {
    JsonFields fields = fields("{}");

    assertMissing(() -> fields.text("f"), "a text");
    assertMissing(() -> fields.number("f"), "a whole number");
    assertMissing(() -> fields.decimal("f"), "a number");
    assertMissing(() -> fields.instant("f"), "an instant");
    assertMissing(() -> fields.object("f"), "an object");
  }

  private static void assertMissing(ThrowingCallable read, String expected) {
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(read)
        .withMessage("\"f\" is missing; it should be " + expected);
  }

  private static JsonFields fields(String json) {
    return JsonFields.of(Json.read(json.getBytes(StandardCharsets.UTF_8)));
  }
}
