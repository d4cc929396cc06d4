package io.modelogue;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A history is not what was once written. */
public final class VerificationFailedException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final Stored[] findings;

  /** Creates it. */
  public VerificationFailedException(List<Finding> findings, String message) {
    super(message, null);
    this.findings = findings.stream().map(Stored::of).toArray(Stored[]::new);
  }

  /** Returns everything that was found. */
  public List<Finding> findings() {
    return Arrays.stream(findings).map(Stored::finding).toList();
  }

  /** A finding in a form that can be serialized. */
  private record Stored(
      Finding.Kind kind, @Nullable String model, @Nullable Long revision, String detail)
      implements Serializable {

    static Stored of(Finding f) {
      Long revision = f.revision().isPresent() ? f.revision().getAsLong() : null;
      return new Stored(f.kind(), f.model().orElse(null), revision, f.detail());
    }

    Finding finding() {
      return new Finding(
          kind,
          Optional.ofNullable(model),
          revision == null ? OptionalLong.empty() : OptionalLong.of(revision),
          detail);
    }
  }
}
