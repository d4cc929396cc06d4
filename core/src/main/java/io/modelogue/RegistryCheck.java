package io.modelogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a registry is: what is wrong with it, what follows from that, and what only takes space.
 * Immutable.
 *
 * @param verification what was read and what was found, each {@linkplain Finding.Kind#consequence
 *     with its consequence}
 * @param unusable the models that can neither be read nor written, with the reason
 * @param unneeded files that no version needs, whatever their age; empty if that cannot be known,
 *     since not all models and files can be read
 */
public record RegistryCheck(
    Verification verification, Map<String, String> unusable, Optional<Garbage> unneeded) {

  /** Copies the map. */
  public RegistryCheck {
    unusable = Collections.unmodifiableMap(new LinkedHashMap<>(unusable));
  }

  /** Returns whether nothing is damaged. */
  public boolean isHealthy() {
    return verification.isIntact() && unusable.isEmpty();
  }

  /** Returns everything, a line each, with consequences. */
  @Override
  public String toString() {
    Stream<String> damage =
        verification.findings().stream().map(f -> f + " -> " + f.kind().consequence());
    Stream<String> useless =
        unusable.entrySet().stream()
            .map(e -> "cannot be used: \"" + e.getKey() + "\": " + e.getValue());
    Stream<String> space = unneeded.stream().map(g -> "not needed: " + g);
    return Stream.of(Stream.of(summary()), damage, useless, space)
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n  "));
  }

  private String summary() {
    return (isHealthy() ? "healthy: " : "damaged: ")
        + verification.models()
        + " models, "
        + verification.commits()
        + " commits, "
        + verification.blobs()
        + " blobs read";
  }
}
