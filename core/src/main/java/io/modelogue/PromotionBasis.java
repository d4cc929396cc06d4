package io.modelogue;

import io.modelogue.internal.state.EvaluationState;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.VersionState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a comparison before a promotion rests on: who holds the alias, which results there are, and
 * which data set decides. Comparing reads files, so it cannot be part of a decision; that nothing
 * of this has changed can.
 *
 * @param alias the alias
 * @param number the version that is to hold it
 * @param holder who holds it
 * @param results the ids of the evaluations of both that are ready
 * @param primary the data set that decides where a gate names none
 */
record PromotionBasis(
    String alias,
    int number,
    Optional<VersionState> holder,
    List<String> results,
    Optional<DatasetRef> primary) {

  static PromotionBasis of(ModelState state, String alias, int number) {
    Optional<VersionState> holder = state.findAlias(alias);
    List<String> results =
        Stream.concat(holder.stream(), state.findVersion(number).stream())
            .flatMap(version -> version.evaluations().stream())
            .filter(e -> e.status() == EvaluationStatus.READY)
            .map(EvaluationState::id)
            .toList();
    return new PromotionBasis(
        alias, number, holder, results, state.primary().map(PrimaryMetric::dataset));
  }

  /** Throws {@link Outdated} unless all is as it was. */
  void requireStill(ModelState state) {
    PromotionBasis now = of(state, alias, number);
    boolean sameHolder =
        now.holder.map(VersionState::number).equals(holder.map(VersionState::number));
    if (!sameHolder || !now.results.equals(results) || !now.primary.equals(primary)) {
      throw new Outdated();
    }
  }

  /** The comparison must be made again; never seen by a user. */
  static final class Outdated extends RuntimeException {
    private static final long serialVersionUID = 1;

    Outdated() {
      super("what was compared has changed", null, false, false);
    }
  }
}
