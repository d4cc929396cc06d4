package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Exceptions that travel, as between the processes of a cluster, keep what they say. */
class SerializedExceptionsTest {

  @Test
  void listsOfTextsAreKept() throws Exception {
    assertThat(copy(new ConceptMismatchException("m", List.of("scam"), "no")).unknown())
        .containsExactly("scam");
    assertThat(copy(new InvalidConfigException("m", List.of("a", "b"), "no")).violations())
        .containsExactly("a", "b");
    assertThat(copy(new VersionInUseException("m", 1, List.of("champion"), "no")).aliases())
        .containsExactly("champion");
  }

  @Test
  void theFailureOfAJobIsKept() throws Exception {
    Failure failure = new Failure("java.lang.Error", "no luck", "at x");

    TrainingFailedException kept =
        copy(new TrainingFailedException("m", 1, Optional.of(failure), "no", null));
    assertThat(kept.failure()).contains(failure);
    assertThat(kept).hasMessage("no");
    assertThat(copy(new EvaluationFailedException("m", 1, Optional.empty(), "no", null)).failure())
        .isEmpty();
  }

  @Test
  void findingsAreKept() throws Exception {
    List<Finding> findings =
        List.of(
            new Finding(Finding.Kind.GAP, Optional.of("m"), OptionalLong.of(3), "gap"),
            new Finding(
                Finding.Kind.BLOB_MISSING, Optional.empty(), OptionalLong.empty(), "missing"));

    assertThat(copy(new VerificationFailedException(findings, "no")).findings())
        .isEqualTo(findings);
  }

  @SuppressWarnings("unchecked")
  private static <T> T copy(T exception) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(exception);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
