package io.modelogue.evaluation;

import java.util.Comparator;
import java.util.List;

/** Some of many concepts. */
final class ConceptSelection {
  private ConceptSelection() {}

  /**
   * Those of the lowest ROC AUC, lowest first and of equal ones in their order; those without one
   * come last.
   */
  static List<ConceptResult> weakest(List<ConceptResult> concepts, int most) {
    return concepts.stream()
        .sorted(
            Comparator.comparingDouble(
                concept ->
                    concept.rocAuc().isDefined()
                        ? concept.rocAuc().value()
                        : Double.POSITIVE_INFINITY))
        .limit(most)
        .toList();
  }
}
