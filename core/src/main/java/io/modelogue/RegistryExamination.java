package io.modelogue;

import io.modelogue.internal.engine.Engine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at everything in a registry and changes nothing. Used once, by one thread. */
final class RegistryExamination {
  private final Engine engine;
  private final Map<String, String> unusable = new LinkedHashMap<>();

  RegistryExamination(Engine engine) {
    this.engine = engine;
  }

  RegistryCheck run() {
    Verification verification = RegistryAudit.of(engine);
    boolean allRead = readAll();
    return new RegistryCheck(verification, unusable, allRead ? unneeded() : Optional.empty());
  }

  private Optional<Garbage> unneeded() {
    try {
      return Optional.of(engine.garbage().find());
    } catch (StorageFailureException e) {
      // a file that cannot be read; the verification has named it, if anything needs it
      return Optional.empty();
    }
  }

  private boolean readAll() {
    try {
      List<String> names = engine.modelNames();
      names.forEach(this::read);
    } catch (DamagedHistoryException | StorageFailureException e) {
      // the verification has said that they cannot be listed
      return false;
    }
    return unusable.isEmpty();
  }

  private void read(String model) {
    try {
      var unused = engine.newestState(model);
    } catch (DamagedHistoryException | UnsupportedHistoryException | StorageFailureException e) {
      unusable.put(model, String.valueOf(e.getMessage()));
    }
  }
}
