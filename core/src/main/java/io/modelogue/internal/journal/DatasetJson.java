package io.modelogue.internal.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.DatasetRef;
import io.modelogue.internal.json.Json;
import io.modelogue.internal.json.JsonFields;
import java.net.URI;

/** Data set references as JSON. */
final class DatasetJson {
  private DatasetJson() {}

  static ObjectNode write(DatasetRef dataset) {
    ObjectNode node = Json.object().put("name", dataset.name());
    dataset.version().ifPresent(v -> node.put("version", v));
    dataset.uri().ifPresent(u -> node.put("uri", u.toString()));
    dataset.rows().ifPresent(r -> node.put("rows", r));
    if (!dataset.rowsPerConcept().isEmpty()) {
      ObjectNode counts = node.putObject("rowsPerConcept");
      dataset.rowsPerConcept().forEach(counts::put);
    }
    dataset.digest().ifPresent(d -> node.put("digest", d));
    return node;
  }

  static DatasetRef read(JsonFields fields) {
    return new DatasetRef(
        fields.text("name"),
        fields.findText("version"),
        fields.findText("uri").map(URI::create),
        fields.findNumber("rows"),
        fields.numberMap("rowsPerConcept"),
        fields.findText("digest"));
  }
}
