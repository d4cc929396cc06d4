package io.modelogue.internal.state;

import io.modelogue.Environment;
import io.modelogue.VersionConfig;
import java.util.Map;
import java.util.Optional;

/**
 * A version that does not have a number yet.
 *
 * @param id its id
 * @param config what was decided before it is made
 * @param label its label, if it gets one
 * @param parent the version whose configuration it starts from
 * @param note what is said about it
 * @param tags its tags
 * @param environment where it was or will be trained, if known
 */
public record VersionDraft(
    String id,
    VersionConfig config,
    Optional<String> label,
    Optional<Integer> parent,
    Optional<String> note,
    Map<String, String> tags,
    Optional<Environment> environment) {

  /** Returns a copy that starts from this version. */
  VersionDraft from(int number) {
    return new VersionDraft(id, config, label, Optional.of(number), note, tags, environment);
  }
}
