package io.modelogue;

import io.modelogue.Finding.Kind;
import io.modelogue.internal.engine.Engine;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What an anchor or a receipt can witness beyond one chain. */
final class WitnessFindings {
  private WitnessFindings() {}

  static Finding missing(Engine engine, String witness, String model) {
    return new Finding(
        Kind.MODEL_MISSING,
        Optional.of(model),
        OptionalLong.empty(),
        witness
            + " names this model, but it is not at "
            + engine.location()
            + ": it was removed whole, or left out of a dossier");
  }

  static Finding otherRegistry(Engine engine, String witness, UUID named) {
    return new Finding(
        Kind.OTHER_REGISTRY,
        Optional.empty(),
        OptionalLong.empty(),
        witness
            + " is of registry "
            + named
            + ", but at "
            + engine.location()
            + " lies registry "
            + engine.registryId());
  }
}
