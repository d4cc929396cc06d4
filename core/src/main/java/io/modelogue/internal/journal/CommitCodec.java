package io.modelogue.internal.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.history.HistoryEvent;
import io.modelogue.internal.json.Json;
import io.modelogue.internal.json.JsonFields;
import io.modelogue.internal.json.MalformedJsonException;
import java.util.List;
import java.util.UUID;

/**
 * Commits as the bytes that are stored. Hashes are taken of these very bytes, never of what a
 * second writing would give, so the form may change between releases without breaking a chain.
 */
public final class CommitCodec {
  /** The format that this release writes, and the newest that it reads. */
  public static final int FORMAT = 1;

  private CommitCodec() {}

  /** Returns the payload of a commit. */
  public static byte[] encode(CommitDocument commit) {
    ObjectNode node =
        Json.object()
            .put("format", FORMAT)
            .put("registry", commit.registry().toString())
            .put("stream", commit.stream())
            .put("revision", commit.revision())
            .put("at", commit.at().toString());
    commit.observed().ifPresent(o -> node.put("observed", o.toString()));
    node.put("actor", commit.actor());
    commit.reason().ifPresent(r -> node.put("reason", r));
    node.put("previous", commit.previous().orElse(null));
    ArrayNode events = node.putArray("events");
    commit.events().forEach(event -> events.add(EventCodec.write(event)));
    return Json.write(node);
  }

  /**
   * Returns the commit that a payload holds.
   *
   * @throws NewerFormatException if a newer release wrote it
   * @throws MalformedJsonException if it is not what was once written
   */
  public static CommitDocument decode(byte[] payload) {
    JsonFields fields = JsonFields.of(Json.read(payload));
    long format = fields.number("format");
    if (format > FORMAT) {
      throw new NewerFormatException(format);
    }
    if (format < FORMAT) {
      throw new MalformedJsonException("\"format\" should be " + FORMAT + " or more", null);
    }
    try {
      return document(fields);
    } catch (IllegalArgumentException e) {
      // a value refused a part that it was made of
      throw new MalformedJsonException(String.valueOf(e.getMessage()), e);
    }
  }

  private static CommitDocument document(JsonFields fields) {
    List<HistoryEvent> events = fields.objects("events").stream().map(EventCodec::read).toList();
    if (events.isEmpty()) {
      throw new MalformedJsonException("\"events\" should hold at least one event", null);
    }
    return new CommitDocument(
        fields.parsed("registry", UUID::fromString),
        fields.text("stream"),
        fields.number("revision"),
        fields.instant("at"),
        fields.findInstant("observed"),
        fields.text("actor"),
        fields.findText("reason"),
        fields.findText("previous"),
        events);
  }
}
