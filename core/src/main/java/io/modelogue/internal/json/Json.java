package io.modelogue.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.internal.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The only way from bytes to JSON and back.
 *
 * <p>Trees only: no class is ever chosen by what a document says. Every size is bounded, and a key
 * that stands twice is refused, since two readers could understand it in two ways.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(Limits.JSON_DEPTH)
                          .maxStringLength(Limits.JSON_STRING)
                          .maxNameLength(Limits.JSON_NAME)
                          .maxDocumentLength(Limits.JSON_DOCUMENT)
                          .maxTokenCount(Limits.JSON_TOKENS)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** Returns an empty object to be filled. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** Returns an empty array to be filled. */
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** Returns the compact UTF-8 form. */
  public static byte[] write(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a tree of plain values could not be written as JSON", e);
    }
  }

  /**
   * Returns the object that these bytes hold.
   *
   * @throws MalformedJsonException if they are not one JSON object within the limits
   */
  public static ObjectNode read(byte[] utf8) {
    requireUtf8(utf8);
    try {
      return object(MAPPER.readTree(utf8));
    } catch (IOException e) {
      throw new MalformedJsonException(messageOf(e), e);
    }
  }

  /** Jackson would guess UTF-16 and UTF-32, and pass over a byte order mark; others would not. */
  private static void requireUtf8(byte[] bytes) {
    for (int i = 0; i < Math.min(2, bytes.length); i++) {
      if (bytes[i] <= 0) {
        throw new MalformedJsonException("a JSON object in UTF-8 was expected", null);
      }
    }
  }

  /**
   * Returns the object that this stream holds; the stream is read to its end and not closed.
   *
   * @throws MalformedJsonException if it does not hold one JSON object within the limits
   * @throws IOException if reading fails
   */
  public static ObjectNode read(InputStream utf8) throws IOException {
    try {
      return object(MAPPER.readTree(utf8));
    } catch (JsonProcessingException e) {
      throw new MalformedJsonException(messageOf(e), e);
    }
  }

  private static ObjectNode object(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new MalformedJsonException("a JSON object was expected, not " + node.getNodeType(), null);
  }

  private static String messageOf(IOException e) {
    return e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.toString();
  }
}
