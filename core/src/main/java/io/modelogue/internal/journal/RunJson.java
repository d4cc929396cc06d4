package io.modelogue.internal.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.Failure;
import io.modelogue.history.BlobRef;
import io.modelogue.history.RunIdentity;
import io.modelogue.internal.json.Json;
import io.modelogue.internal.json.JsonFields;

/** What trainings and evaluations have in common, as JSON. */
final class RunJson {
  private RunJson() {}

  static ObjectNode write(RunIdentity run) {
    return Json.object()
        .put("id", run.runId())
        .put("host", run.host())
        .put("boot", run.bootId())
        .put("pid", run.pid())
        .put("processStart", run.processStart())
        .put("leaseUntil", run.leaseUntil().toString());
  }

  static RunIdentity readRun(JsonFields fields) {
    return new RunIdentity(
        fields.text("id"),
        fields.text("host"),
        fields.text("boot"),
        fields.number("pid"),
        fields.text("processStart"),
        fields.instant("leaseUntil"));
  }

  static ObjectNode write(Failure failure) {
    return Json.object()
        .put("type", failure.type())
        .put("message", failure.message())
        .put("stackTrace", failure.stackTrace());
  }

  static Failure readFailure(JsonFields fields) {
    return new Failure(fields.text("type"), fields.text("message"), fields.text("stackTrace"));
  }

  static ObjectNode write(BlobRef blob) {
    return Json.object().put("digest", blob.digest()).put("size", blob.size());
  }

  static BlobRef readBlob(JsonFields fields) {
    return new BlobRef(fields.text("digest"), fields.number("size"));
  }
}
