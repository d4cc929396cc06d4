package io.modelogue;

import io.modelogue.Finding.Kind;
import io.modelogue.internal.engine.ChainAudit;
import io.modelogue.internal.engine.Engine;
import io.modelogue.internal.state.VersionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Holds a receipt against a registry. Used once, by one thread. */
final class ReceiptCheck {
  private final Engine engine;
  private final Receipt receipt;
  private final Anchor anchor;
  private final List<Finding> findings = new ArrayList<>();

  ReceiptCheck(Engine engine, Receipt receipt) {
    this.engine = engine;
    this.receipt = receipt;
    this.anchor = receipt.anchor();
  }

  Verification run() {
    if (!anchor.registry().equals(engine.registryId())) {
      findings.add(WitnessFindings.otherRegistry(engine, "the receipt", anchor.registry()));
      return new Verification(0, 0, 0, findings, List.of());
    }
    ChainAudit audit = engine.audit(anchor.model()).walk();
    if (audit.commits() == 0 && audit.findings().isEmpty()) {
      findings.add(WitnessFindings.missing(engine, "the receipt", anchor.model()));
      return new Verification(0, 0, 0, findings, List.of());
    }
    // what is wrong behind the receipt's revision takes nothing from what it proves
    audit.against(anchor).findings().stream()
        .filter(f -> f.revision().orElse(0) <= anchor.revision())
        .forEach(findings::add);
    if (findings.isEmpty()) {
      engine
          .stateAt(anchor.model(), anchor.revision())
          .findVersion(receipt.number())
          .ifPresentOrElse(this::compare, () -> mismatch("no version " + receipt.number()));
    }
    return new Verification(1, audit.commits(), 0, findings, List.of());
  }

  private void compare(VersionState version) {
    if (!version.id().equals(receipt.id())) {
      mismatch(
          "version "
              + version.number()
              + " with the id "
              + version.id()
              + ", the receipt says "
              + receipt.id());
    }
    List<String> files = version.artifacts().stream().map(Artifact::digest).toList();
    if (!files.equals(receipt.artifacts())) {
      mismatch(
          "version "
              + version.number()
              + " with the files "
              + files
              + ", the receipt says "
              + receipt.artifacts());
    }
  }

  private void mismatch(String what) {
    findings.add(
        new Finding(
            Kind.RECEIPT_WRONG,
            Optional.of(anchor.model()),
            OptionalLong.of(anchor.revision()),
            "the history has " + what));
  }
}
