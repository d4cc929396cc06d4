package io.modelogue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.modelogue.Change.Insistence;
import io.modelogue.evaluation.Metric;
import io.modelogue.internal.Limits;
import io.modelogue.internal.Names;
import io.modelogue.internal.state.AliasRequests;
import io.modelogue.internal.state.ApprovalRequests;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.Request;
import io.modelogue.internal.state.VersionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version that is about to hold an alias, and what it must show first. Not safe for use by
 * several threads.
 *
 * <pre>{@code
 * v2.promote("champion").because("beats v1").ifNotWorse(Metric.ROC_AUC, 0.005).commit();
 * }</pre>
 *
 * <p>Nothing happens before {@link #commit()}. It carries who held the alias when it was begun: if
 * somebody else moves it before the commit, the commit is refused.
 */
@CheckReturnValue
public final class Promotion {
  private final OpenRegistry registry;
  private final ModelVersion version;
  private final String alias;
  private final Optional<Integer> seen;
  private final List<Gate> gates = new ArrayList<>();
  private Insistence insistence = Insistence.UNLESS_CHANGED;
  private int approvals;
  private @Nullable String reason;

  Promotion(
      OpenRegistry registry, ModelVersion version, String alias, Optional<Integer> seenHolder) {
    this.registry = registry;
    this.version = version;
    this.alias = alias;
    this.seen = seenHolder;
  }

  /** Says why; it is kept in the history. */
  public Promotion because(String why) {
    reason = Names.checkText("reason", why);
    return this;
  }

  /** Lets the promotion stand even if somebody else moved the alias meanwhile. */
  public Promotion evenIfChanged() {
    insistence = Insistence.EVEN_IF_CHANGED;
    return this;
  }

  /**
   * Demands that the version is not worse by a metric than the alias's holder at the moment of the
   * commit, as {@link VersionComparison#requireNotWorse} says. If nobody holds the alias then,
   * there is nothing to be worse than, and this demands nothing. May be called for several metrics.
   *
   * <p>What counts are the results on the model's primary data set, on which both must have been
   * evaluated; if the model has no primary metric, those on the newest data set that both share.
   *
   * @param margin how much worse it may be, in the metric's own unit; 0 or more
   * @throws IllegalArgumentException if the margin is negative or not finite
   */
  public Promotion ifNotWorse(Metric metric, double margin) {
    gates.add(new Gate(metric, margin, Optional.empty()));
    return this;
  }

  /**
   * Demands the same on another data set, on which both must have been evaluated.
   *
   * @param margin how much worse it may be, in the metric's own unit; 0 or more
   * @throws IllegalArgumentException if the margin is negative or not finite
   */
  public Promotion ifNotWorse(Metric metric, double margin, DatasetRef dataset) {
    gates.add(new Gate(metric, margin, Optional.of(dataset)));
    return this;
  }

  /**
   * Demands that so many have approved of the version for this alias, with {@link
   * ModelVersion#approve}. Who promotes does not count, and an approval that was withdrawn before
   * the commit does not either.
   *
   * @param people how many; 1 or more
   * @throws IllegalArgumentException if that is less than 1
   */
  public Promotion approvedBy(int people) {
    if (people < 1) {
      throw new IllegalArgumentException(
          "a promotion can ask for 1 approval or more, not " + people);
    }
    approvals = people;
    return this;
  }

  /**
   * Lets the alias point at the version; writes nothing, and demands nothing, if it does so
   * already. Durable when it returns. Reads the kept predictions of both versions if a metric is
   * demanded, again if the holder, an evaluation or the primary data set changes meanwhile.
   *
   * @return the new picture
   * @throws ConcurrentChangeException if somebody else moved the alias meanwhile; the message says
   *     who, when and why
   * @throws VersionStateException if the version is not trained or registered, or is deleted
   * @throws ApprovalsMissingException if too few others approve
   * @throws GateFailedException if the version may be worse than was allowed, or nobody can say
   */
  @CanIgnoreReturnValue
  public ModelVersion commit() {
    String model = version.model().name();
    String actor = registry.engine().actor();
    Request request = request(actor);
    for (int attempt = 1; attempt <= Limits.COMMIT_ATTEMPTS; attempt++) {
      ModelState before = registry.engine().newestState(model);
      // what can be refused without reading any predictions is refused first
      boolean asked = !request.decide(before).isEmpty();
      PromotionBasis basis = PromotionBasis.of(before, alias, version.number());
      if (asked) {
        checkGates(before, basis.holder());
      }
      Request onThisBasis = gates.isEmpty() ? request : request.providedThat(basis::requireStill);
      try {
        ModelState after =
            registry.engine().commit(model, onThisBasis, actor, Optional.ofNullable(reason));
        return new ModelVersion(registry, after, after.version(version.number()));
      } catch (PromotionBasis.Outdated e) {
        // the holder, an evaluation or the primary data set changed: compare again
      }
    }
    throw new ConcurrentChangeException(
        model,
        "alias " + alias,
        "the alias "
            + alias
            + " of \""
            + model
            + "\", the evaluations or the primary data set changed faster than this process could"
            + " compare, "
            + Limits.COMMIT_ATTEMPTS
            + " times in a row; nothing was written, try again later");
  }

  private Request request(String actor) {
    Request assign = AliasRequests.assign(alias, version.number(), Model.seen(seen, insistence));
    return approvals == 0
        ? assign
        : assign.providedThat(ApprovalRequests.required(version.number(), alias, approvals, actor));
  }

  private void checkGates(ModelState state, Optional<VersionState> holder) {
    if (holder.isEmpty()) {
      return;
    }
    ModelVersion champion = new ModelVersion(registry, state, holder.get());
    for (Gate gate : gates) {
      gate.check(Comparisons.compare(registry, state, champion, version, gate.dataset()));
    }
  }
}
