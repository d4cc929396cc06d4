package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetRefTest {
  private static final DatasetRef MAILS = DatasetRef.of("mails");

  @Test
  void aConceptThatIsCountedHasAName() {
    for (String concept : new String[] {"", " ", "a\nb", "c".repeat(201)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MAILS.rowsPerConcept(Map.of(concept, 1L)))
          .withMessageContaining("concept name");
    }
    assertThat(MAILS.rowsPerConcept(Map.of("c".repeat(200), 1L)).rowsPerConcept()).hasSize(1);
  }

  @Test
  void aUriHasAtMost4000Characters() {
    String longest = "s3://bucket/" + "k".repeat(4_000 - 12);

    assertThat(MAILS.at(URI.create(longest)).uri()).contains(URI.create(longest));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MAILS.at(URI.create(longest + "k")))
        .withMessage(
            "the URI of dataset \"mails\" has 4001 characters, at most 4000 are allowed; say where it"
                + " lies without query and signature");
  }
}
