package io.modelogue.internal.state;

import io.modelogue.PrimaryMetric;
import io.modelogue.history.ModelEvent.ModelCreated;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a model itself, apart from its versions and aliases.
 *
 * @param created how it came to be; empty before that
 * @param createdAt when
 * @param description what it is for
 * @param primary what "best" means for it
 * @param tags its tags, the one changed last at the end
 * @param changes who changed what last, by {@code description}, {@code primary metric} or {@code
 *     tag <key>}; the creator under the empty text
 * @param deleted whether it is deleted
 */
public record ModelFacts(
    Optional<ModelCreated> created,
    Instant createdAt,
    Optional<String> description,
    Optional<PrimaryMetric> primary,
    Map<String, String> tags,
    Map<String, Authorship> changes,
    boolean deleted) {

  static final ModelFacts NONE =
      new ModelFacts(
          Optional.empty(),
          Instant.EPOCH,
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Map.of(),
          false);

  static ModelFacts created(ModelCreated e, Authorship by) {
    return new ModelFacts(
        Optional.of(e), by.at(), e.description(), e.primary(), e.tags(), Map.of("", by), false);
  }

  ModelFacts described(Optional<String> text, Authorship by) {
    return new ModelFacts(
        created, createdAt, text, primary, tags, changedBy("description", by), deleted);
  }

  ModelFacts tagged(String key, Optional<String> value, Authorship by) {
    return new ModelFacts(
        created,
        createdAt,
        description,
        primary,
        Marks.with(tags, key, value),
        changedBy("tag " + key, by),
        deleted);
  }

  ModelFacts withPrimary(PrimaryMetric changed, Authorship by) {
    return new ModelFacts(
        created,
        createdAt,
        description,
        Optional.of(changed),
        tags,
        changedBy("primary metric", by),
        deleted);
  }

  ModelFacts withDeleted(boolean nowDeleted) {
    return new ModelFacts(created, createdAt, description, primary, tags, changes, nowDeleted);
  }

  private Map<String, Authorship> changedBy(String what, Authorship by) {
    return Marks.with(changes, what, Optional.of(by));
  }

  /**
   * Returns who changed the description, the primary metric or a tag last: the creator, if nobody
   * has since.
   */
  Optional<Authorship> changedBy(String what) {
    return Optional.ofNullable(changes.get(what)).or(() -> Optional.ofNullable(changes.get("")));
  }
}
