package io.modelogue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version that is about to be trained again from its record: with its recorded configuration and
 * data set, by the code that is bound now. Not safe for use by several threads.
 *
 * <pre>{@code
 * ReproductionReport report = v2.reproduce().start().await();
 * System.out.println(report);
 * }</pre>
 *
 * <p>Nothing happens before {@link #start()}.
 */
@CheckReturnValue
public final class Reproduction {
  private final OpenRegistry registry;
  private final ModelVersion version;
  private boolean keep;
  private @Nullable Trainer given;

  Reproduction(OpenRegistry registry, ModelVersion version) {
    this.registry = registry;
    this.version = version;
  }

  /** Trains with this code instead of the code that is bound to the version's template. */
  public Reproduction using(Trainer trainer) {
    given = trainer;
    return this;
  }

  /**
   * Keeps what the training makes as a new version, in one commit when the training has ended well.
   * Left out, nothing is written to the history, and the new files are thrown away.
   */
  public Reproduction keepAsVersion() {
    keep = true;
    return this;
  }

  /**
   * Starts the training. Its job gives the report, and throws {@link ReproductionFailedException}
   * if the trainer fails; nothing is written then. The trainer's context names the version that is
   * trained again.
   *
   * @throws VersionStateException if the version is not trained or registered, is deleted, or has
   *     neither files nor final metrics that a new training could be held against
   * @throws TemplateNotBoundException if no code is given and its template's code is not bound here
   */
  @CanIgnoreReturnValue
  public Job<ReproductionReport> start() {
    requireSomethingToCompare();
    Optional<TrainingTemplate> bound = templateName().flatMap(registry::findTemplate);
    Trainer trainer = given != null ? given : boundTrainer();
    return ReproductionRun.start(
        registry,
        version,
        trainer,
        bound.map(TrainingTemplate::definition),
        keep ? ReproductionRun.Keeping.AS_VERSION : ReproductionRun.Keeping.NOTHING);
  }

  private Trainer boundTrainer() {
    String model = version.model().name();
    return registry
        .template(
            model,
            templateName()
                .orElseThrow(
                    () ->
                        new TemplateNotBoundException(
                            model,
                            "",
                            version + " names no template; give its code with using(...)")))
        .trainer();
  }

  private Optional<String> templateName() {
    return version
        .config()
        .template()
        .map(TemplateDefinition::name)
        .or(() -> version.modelState().created().orElseThrow().template());
  }

  private void requireSomethingToCompare() {
    boolean empty = version.artifacts().isEmpty() && version.trainingMetrics().isEmpty();
    if (!version.status().isUsable() || version.isDeleted() || empty) {
      throw new VersionStateException(
          version.model().name(),
          version.number(),
          version.status(),
          version
              + (version.isDeleted()
                  ? " is deleted; restore it first"
                  : !version.status().isUsable()
                      ? " is "
                          + version.status()
                          + "; only a trained or registered one can be"
                          + " trained again from its record"
                      : " has neither files nor final metrics; there is nothing to hold a new"
                          + " training against"));
    }
  }
}
