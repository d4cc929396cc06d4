package io.modelogue;

import io.modelogue.evaluation.PredictionKind;
import io.modelogue.evaluation.Predictions;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.VersionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds predictions against the concepts that a version was made for. */
final class Concepts {
  private Concepts() {}

  static List<String> of(ModelState model, VersionState version) {
    return version.config().concepts().isEmpty()
        ? model.created().orElseThrow().concepts()
        : version.config().concepts();
  }

  /**
   * Returns the predictions in the version's own words: unnamed ones get its names, and of two
   * concepts the model's positive one is made positive.
   *
   * @throws ConceptMismatchException if they speak of other concepts, or hold the scores of the
   *     concept that is not the model's positive one
   */
  static Predictions applied(ModelState model, VersionState version, Predictions predictions) {
    List<String> concepts = of(model, version);
    Optional<String> positive = model.created().orElseThrow().positive().filter(concepts::contains);
    if (concepts.isEmpty()) {
      return predictions;
    }
    if (!predictions.hasNamedConcepts()) {
      return named(model, version, predictions, concepts, positive);
    }
    requireSame(model, version, concepts, predictions.concepts());
    requirePositive(model, version, positive, predictions);
    return predictions.kind() == PredictionKind.MULTI_CLASS
            && concepts.size() == 2
            && positive.isPresent()
        ? predictions.positive(positive.get())
        : predictions;
  }

  private static Predictions named(
      ModelState model,
      VersionState version,
      Predictions predictions,
      List<String> concepts,
      Optional<String> positive) {
    if (concepts.size() != 2 || positive.isEmpty()) {
      throw new ConceptMismatchException(
          model.name(),
          List.of(),
          "the predictions for version "
              + version.number()
              + " of \""
              + model.name()
              + "\" name no concepts, and the model does not say what they mean: it has "
              + Shown.names(concepts)
              + (concepts.size() == 2 ? " and no positive one" : "")
              + "; name them with withConcepts(...)");
    }
    String negative = concepts.get(concepts.get(0).equals(positive.get()) ? 1 : 0);
    return predictions.withConcepts(negative, positive.get());
  }

  /** Scores of one concept cannot be turned into those of the other without guessing. */
  private static void requirePositive(
      ModelState model, VersionState version, Optional<String> positive, Predictions predictions) {
    if (predictions.kind() == PredictionKind.BINARY
        && positive.isPresent()
        && !predictions.positive().equals(positive)) {
      String other = predictions.concepts().get(1);
      throw new ConceptMismatchException(
          model.name(),
          List.of(other),
          "the predictions for version "
              + version.number()
              + " of \""
              + model.name()
              + "\" are in the order "
              + predictions.concepts()
              + ", so that \""
              + other
              + "\" is the positive concept, but the model's is \""
              + positive.get()
              + "\"; give the scores of \""
              + positive.get()
              + "\" and name them with withConcepts(\""
              + other
              + "\", \""
              + positive.get()
              + "\")");
    }
  }

  private static void requireSame(
      ModelState model, VersionState version, List<String> concepts, List<String> given) {
    List<String> unknown = new ArrayList<>(given);
    unknown.removeAll(concepts);
    List<String> missing = new ArrayList<>(concepts);
    missing.removeAll(given);
    if (!unknown.isEmpty() || !missing.isEmpty()) {
      List<String> misfits = new ArrayList<>(unknown);
      misfits.addAll(missing);
      throw new ConceptMismatchException(
          model.name(),
          misfits,
          "the predictions for version "
              + version.number()
              + " of \""
              + model.name()
              + "\" do not fit its concepts "
              + Shown.names(concepts)
              + (unknown.isEmpty() ? "" : "; unknown to it: " + Shown.names(unknown))
              + (missing.isEmpty() ? "" : "; missing from them: " + Shown.names(missing)));
    }
  }
}
