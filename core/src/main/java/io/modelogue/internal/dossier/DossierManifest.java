package io.modelogue.internal.dossier;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.history.BlobRef;
import io.modelogue.internal.json.Json;
import io.modelogue.internal.json.JsonFields;
import io.modelogue.internal.json.MalformedJsonException;
import io.modelogue.storage.StreamId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a dossier says it holds.
 *
 * @param registry the id of the registry that it comes from
 * @param exported when it was made
 * @param streams the registry's own stream first, then the models
 * @param blobs every blob that the models need
 */
public record DossierManifest(
    UUID registry, Instant exported, List<Stream> streams, List<BlobRef> blobs) {
  static final String FILE = "dossier.json";
  static final int FORMAT = 1;

  /** Copies the lists. */
  public DossierManifest {
    streams = List.copyOf(streams);
    blobs = List.copyOf(blobs);
  }

  /**
   * One stream.
   *
   * @param id what it tells of
   * @param commits how many commits it has, at least one
   * @param head the hash of the newest
   */
  public record Stream(StreamId id, long commits, String head) {}

  /** Returns where a commit lies: streams by their place in the manifest. */
  static String commitFile(int stream, long revision) {
    return "streams/" + stream + "/" + revision + ".json";
  }

  /** Returns where a blob lies. */
  static String blobFile(String digest) {
    return "blobs/" + digest;
  }

  byte[] toJson() {
    ObjectNode node =
        Json.object()
            .put("format", FORMAT)
            .put("registry", registry.toString())
            .put("exported", exported.toString());
    ArrayNode list = node.putArray("streams");
    for (Stream stream : streams) {
      list.addObject()
          .put("kind", stream.id().kind())
          .put("name", stream.id().name())
          .put("commits", stream.commits())
          .put("head", stream.head());
    }
    ArrayNode content = node.putArray("blobs");
    blobs.forEach(b -> content.addObject().put("digest", b.digest()).put("size", b.size()));
    return Json.write(node);
  }

  /**
   * Returns the manifest that these bytes hold.
   *
   * @throws MalformedJsonException if they hold none
   */
  static DossierManifest of(byte[] json) {
    JsonFields fields = JsonFields.of(Json.read(json));
    long format = fields.number("format");
    if (format != FORMAT) {
      throw new MalformedJsonException(
          "it has format " + format + "; this release reads format " + FORMAT, null);
    }
    try {
      return new DossierManifest(
          fields.parsed("registry", UUID::fromString),
          fields.instant("exported"),
          fields.objects("streams").stream().map(DossierManifest::stream).toList(),
          fields.objects("blobs").stream()
              .map(b -> new BlobRef(b.text("digest"), b.number("size")))
              .toList());
    } catch (IllegalArgumentException e) {
      throw new MalformedJsonException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Stream stream(JsonFields fields) {
    return new Stream(
        new StreamId(fields.text("kind"), fields.text("name")),
        fields.number("commits"),
        fields.text("head"));
  }
}
