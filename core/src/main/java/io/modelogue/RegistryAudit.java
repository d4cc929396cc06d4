package io.modelogue;

import io.modelogue.history.BlobRef;
import io.modelogue.internal.engine.ChainAudit;
import io.modelogue.internal.engine.Engine;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Verifies every model of a registry and every blob. Used once, by one thread. */
final class RegistryAudit {
  private final List<Finding> findings = new ArrayList<>();
  private final List<Finding> removed = new ArrayList<>();
  private final Map<BlobRef, String> leftOver = new LinkedHashMap<>();
  private final Set<BlobRef> needed = new HashSet<>();

  static Verification of(Engine engine) {
    return new RegistryAudit().verify(engine, Map.of());
  }

  static Verification against(Engine engine, RegistryAnchor anchor) {
    RegistryAudit audit = new RegistryAudit();
    Map<String, Anchor> anchors = new TreeMap<>();
    if (anchor.registry().equals(engine.registryId())) {
      anchor.models().forEach(model -> anchors.put(model.model(), model));
    } else {
      audit.findings.add(WitnessFindings.otherRegistry(engine, "the anchor", anchor.registry()));
    }
    return audit.verify(engine, anchors);
  }

  private Verification verify(Engine engine, Map<String, Anchor> anchors) {
    long models = 0;
    long commits = 0;
    long blobs = 0;
    auditOwnStream(engine);
    // one that is anchored is looked for even if it cannot be listed
    Set<String> names = new TreeSet<>(names(engine));
    names.addAll(anchors.keySet());
    for (String name : names) {
      ChainAudit audit = engine.audit(name).walk().readBlobs();
      if (audit.commits() == 0 && audit.findings().isEmpty()) {
        findings.add(WitnessFindings.missing(engine, "the anchor", name));
        continue;
      }
      Optional.ofNullable(anchors.get(name)).ifPresent(audit::against);
      models++;
      commits += audit.commits();
      blobs += audit.blobs();
      findings.addAll(audit.findings());
      removed.addAll(audit.removed());
      needed.addAll(audit.needed());
      audit.leftOver().forEach(blob -> leftOver.put(blob, name));
    }
    // only after all models is it known what none of them needs
    leftOver.keySet().removeAll(needed);
    leftOver.forEach(
        (blob, name) ->
            removed.add(
                new Finding(
                    Finding.Kind.REMOVAL_UNFINISHED,
                    Optional.of(name),
                    OptionalLong.empty(),
                    "blob " + blob.digest() + " is still there; purge or erase again")));
    return new Verification(models, commits, blobs, findings, removed);
  }

  private void auditOwnStream(Engine engine) {
    ChainAudit own = engine.auditOfRegistry().walk();
    findings.addAll(own.findings());
    if (own.commits() == 0 && own.findings().isEmpty()) {
      find(Finding.Kind.GAP, "the stream that names the registry's id is gone");
    }
  }

  /** A model that nothing names any more comes last in the list, and does not hide the others. */
  private List<String> names(Engine engine) {
    List<String> names = new ArrayList<>();
    try {
      Optional<Cursor> next = Optional.of(Cursor.START);
      while (next.isPresent()) {
        Page<String> page = engine.modelNames(next.get());
        names.addAll(page.items());
        next = page.next();
      }
    } catch (DamagedHistoryException e) {
      find(e.kind(), "not every model could be listed and verified: " + e.getMessage());
    } catch (StorageFailureException e) {
      // where nothing at all can be listed, it is not a model that is damaged
      if (names.isEmpty()) {
        throw e;
      }
      find(
          Finding.Kind.UNREACHABLE,
          "not every model could be listed and verified: " + e.getMessage());
    }
    return names;
  }

  private void find(Finding.Kind kind, String detail) {
    findings.add(new Finding(kind, Optional.empty(), OptionalLong.empty(), detail));
  }
}
