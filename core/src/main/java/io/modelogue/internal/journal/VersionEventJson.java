package io.modelogue.internal.journal;

import static io.modelogue.internal.journal.EventType.critical;
import static io.modelogue.internal.journal.EventType.informative;
import static io.modelogue.internal.journal.ModelEventJson.putChange;
import static io.modelogue.internal.journal.ModelEventJson.putText;
import static io.modelogue.internal.journal.ModelEventJson.putTexts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.Artifact;
import io.modelogue.Environment;
import io.modelogue.history.VersionEvent;
import io.modelogue.history.VersionEvent.ArtifactAttached;
import io.modelogue.history.VersionEvent.VersionCreated;
import io.modelogue.history.VersionEvent.VersionDeleted;
import io.modelogue.history.VersionEvent.VersionLabelled;
import io.modelogue.history.VersionEvent.VersionNoted;
import io.modelogue.history.VersionEvent.VersionPurged;
import io.modelogue.history.VersionEvent.VersionRestored;
import io.modelogue.history.VersionEvent.VersionTagged;
import io.modelogue.internal.json.JsonFields;
import java.util.List;

/** Events of a version as JSON. */
final class VersionEventJson {
  static final List<EventType<? extends VersionEvent>> TYPES =
      List.of(
          critical(
              "version-created",
              VersionCreated.class,
              VersionEventJson::write,
              VersionEventJson::created),
          critical(
              "artifact-attached",
              ArtifactAttached.class,
              VersionEventJson::write,
              VersionEventJson::attached),
          informative(
              "version-labelled",
              VersionLabelled.class,
              (e, node) -> putChange(node.put("version", e.version()), e.from(), e.to()),
              f -> new VersionLabelled(f.integer("version"), f.findText("from"), f.findText("to"))),
          informative(
              "version-noted",
              VersionNoted.class,
              (e, node) -> putChange(node.put("version", e.version()), e.from(), e.to()),
              f -> new VersionNoted(f.integer("version"), f.findText("from"), f.findText("to"))),
          informative(
              "version-tagged",
              VersionTagged.class,
              (e, node) ->
                  putChange(node.put("version", e.version()).put("key", e.key()), e.from(), e.to()),
              f ->
                  new VersionTagged(
                      f.integer("version"), f.text("key"), f.findText("from"), f.findText("to"))),
          critical(
              "version-deleted",
              VersionDeleted.class,
              (e, node) -> node.put("version", e.version()),
              f -> new VersionDeleted(f.integer("version"))),
          critical(
              "version-restored",
              VersionRestored.class,
              (e, node) -> node.put("version", e.version()),
              f -> new VersionRestored(f.integer("version"))),
          critical(
              "version-purged",
              VersionPurged.class,
              VersionEventJson::write,
              f ->
                  new VersionPurged(
                      f.integer("version"),
                      f.objects("blobs").stream().map(RunJson::readBlob).toList())));

  private VersionEventJson() {}

  private static void write(VersionCreated e, ObjectNode node) {
    node.put("version", e.version()).put("id", e.id());
    node.put("registered", e.registered());
    putText(node, "label", e.label());
    e.parent().ifPresent(p -> node.put("parent", p));
    node.set("config", ConfigJson.write(e.config()));
    node.put("fingerprint", e.config().fingerprint());
    putText(node, "note", e.note());
    putTexts(node, "tags", e.tags());
    e.environment().ifPresent(env -> write(env, node.putObject("environment")));
  }

  private static void write(Environment e, ObjectNode node) {
    node.put("runtime", e.runtime()).put("os", e.os()).put("arch", e.arch());
    putText(node, "library", e.library());
    putText(node, "gitCommit", e.gitCommit());
    putTexts(node, "dependencies", e.dependencies());
  }

  private static void write(ArtifactAttached e, ObjectNode node) {
    node.put("version", e.version())
        .put("name", e.artifact().name())
        .put("digest", e.artifact().digest())
        .put("size", e.artifact().size());
  }

  private static void write(VersionPurged e, ObjectNode node) {
    ArrayNode blobs = node.put("version", e.version()).putArray("blobs");
    e.blobs().forEach(blob -> blobs.add(RunJson.write(blob)));
  }

  private static VersionCreated created(JsonFields fields) {
    return new VersionCreated(
        fields.integer("version"),
        fields.text("id"),
        ConfigJson.read(fields.object("config")),
        fields.findText("label"),
        fields.findInteger("parent"),
        fields.findText("note"),
        fields.textMap("tags"),
        fields.findObject("environment").map(VersionEventJson::environment),
        fields.flag("registered"));
  }

  private static Environment environment(JsonFields fields) {
    return new Environment(
        fields.text("runtime"),
        fields.text("os"),
        fields.text("arch"),
        fields.findText("library"),
        fields.findText("gitCommit"),
        fields.textMap("dependencies"));
  }

  private static ArtifactAttached attached(JsonFields fields) {
    return new ArtifactAttached(
        fields.integer("version"),
        new Artifact(fields.text("name"), fields.text("digest"), fields.number("size")));
  }
}
