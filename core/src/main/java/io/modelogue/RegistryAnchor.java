package io.modelogue;

import io.modelogue.internal.Checksum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A point in the histories of all models of a registry, to be kept elsewhere: who holds it can find
 * out with {@link ModelRegistry#verify(RegistryAnchor)} that a history was cut off or rewritten
 * since, or that a whole model was removed. It takes about 120 bytes a model.
 *
 * @param registry the registry's id
 * @param models an anchor for each model, deleted ones too, by name
 */
public record RegistryAnchor(UUID registry, List<Anchor> models) {
  private static final String HEAD = "modelogue-registry-anchor 1 ";

  /**
   * Sorts the models.
   *
   * @throws IllegalArgumentException if a model is one of another registry or stands there twice
   */
  public RegistryAnchor {
    models = models.stream().sorted(Comparator.comparing(Anchor::model)).toList();
    String before = "";
    for (Anchor anchor : models) {
      if (!anchor.registry().equals(registry)) {
        throw new IllegalArgumentException(anchor + " is not an anchor of registry " + registry);
      }
      if (anchor.model().equals(before)) {
        throw new IllegalArgumentException("two anchors of model \"" + before + "\"");
      }
      before = anchor.model();
    }
  }

  /**
   * Returns the text that {@link #parse} reads: a line with registry, number of models and
   * checksum, and the {@link Anchor} of each model on a line of its own.
   */
  @Override
  public String toString() {
    String said = said();
    return HEAD + registry + " " + models.size() + " " + Checksum.of(said) + "\n" + said;
  }

  private String said() {
    StringBuilder lines = new StringBuilder();
    models.forEach(anchor -> lines.append(anchor).append('\n'));
    return lines.toString();
  }

  /**
   * Returns the anchor that this text says.
   *
   * @throws IllegalArgumentException if the text is none, or one of a newer release, or was damaged
   *     or cut since it was printed
   */
  public static RegistryAnchor parse(String text) {
    List<String> lines = text.lines().filter(line -> !line.isEmpty()).toList();
    if (lines.isEmpty() || !lines.get(0).startsWith(HEAD)) {
      throw new IllegalArgumentException(
          "a registry's anchor of this release starts with \"" + HEAD + "\"");
    }
    List<Anchor> models = new ArrayList<>();
    lines.subList(1, lines.size()).forEach(line -> models.add(Anchor.parse(line)));
    String registry = lines.get(0).substring(HEAD.length()).split(" ", 2)[0];
    RegistryAnchor anchor = new RegistryAnchor(id(registry), models);
    if (!anchor.toString().startsWith(lines.get(0) + "\n")) {
      throw new IllegalArgumentException(
          "the anchor of registry "
              + registry
              + " was damaged or cut since it was printed: number of models or checksum do not"
              + " fit");
    }
    return anchor;
  }

  private static UUID id(String registry) {
    try {
      return UUID.fromString(registry);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "a registry's anchor names the registry's id, not \"" + registry + "\"", e);
    }
  }
}
