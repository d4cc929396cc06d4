package io.modelogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** What a registry holds, so that two can be held against each other. */
final class WholeRegistry {
  private WholeRegistry() {}

  /** Everything that a day should have brought, whatever failed in between and was done again. */
  static String inWords(ModelRegistry registry) {
    StringBuilder text = new StringBuilder();
    for (Model model : registry.models()) {
      ModelSnapshot now = model.now();
      text.append(now.name()).append(now.description()).append(now.tags()).append("\n");
      now.aliases().forEach((alias, version) -> text.append(alias + " " + version.label() + "\n"));
      Mails.everyVersion(model).stream()
          .filter(v -> v.status().isUsable())
          .map(WholeRegistry::inWords)
          .sorted()
          .forEach(text::append);
    }
    return text.toString();
  }

  private static String inWords(ModelVersion version) {
    List<String> files = new ArrayList<>();
    for (StoredArtifact artifact : version.artifacts()) {
      files.add(
          artifact.name() + "=" + (version.isPurged() ? "" : new String(artifact.bytes(), UTF_8)));
    }
    return "%s %s %s %s %s deleted:%s purged:%s evaluated:%s%n"
        .formatted(
            version.label(),
            version.note().map(note -> note.replaceAll("\\d+", "n")),
            version.tags(),
            version.status(),
            files,
            version.isDeleted(),
            version.isPurged(),
            version.findEvaluation().map(e -> e.predictionsErased().isPresent()));
  }
}
