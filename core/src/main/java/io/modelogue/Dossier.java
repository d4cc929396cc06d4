package io.modelogue;

import io.modelogue.internal.dossier.DossierManifest;
import io.modelogue.internal.dossier.DossierStorage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A copy of one model or of a whole registry that stands alone: histories byte for byte, files, and
 * a manifest, as a directory or a zip file. {@link Model#export} and {@link ModelRegistry#export}
 * write one; {@link ModelRegistry#openDossier} reads it.
 */
public final class Dossier {
  private Dossier() {}

  /**
   * Reads everything in a dossier and returns what is wrong: as {@link ModelRegistry#verify()}
   * does, and whether every history reaches as far as the manifest says. Needs nothing but the
   * dossier.
   *
   * <p>The manifest is not signed: whoever can rewrite a history in a dossier can rewrite the
   * manifest too. Only an {@link Anchor} kept elsewhere finds that, with {@link
   * Model#verify(Anchor)} on the opened dossier.
   *
   * @throws RegistryOpenException if there is no dossier, or its manifest cannot be understood
   */
  public static Verification verify(Path dossier) {
    DossierStorage storage = DossierStorage.open(dossier);
    OpenRegistry registry = new OpenRegistry(ModelRegistryBuilder.on(storage));
    try {
      Verification verification = new ModelRegistry(registry).verify();
      List<Finding> findings = new ArrayList<>(verification.findings());
      for (DossierManifest.Stream stream : storage.manifest().streams()) {
        if (stream.id().kind().equals("model")) {
          Anchor head =
              new Anchor(
                  storage.manifest().registry(),
                  stream.id().name(),
                  stream.commits() - 1,
                  stream.head());
          new Model(registry, stream.id().name())
              .verify(head).findings().stream()
                  .filter(found -> !findings.contains(found))
                  .forEach(findings::add);
        }
      }
      return new Verification(
          verification.models(),
          verification.commits(),
          verification.blobs(),
          findings,
          verification.removed());
    } finally {
      registry.close();
    }
  }
}
