package io.modelogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.Predictions;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody does with a registry, one after the other. Each can be looked for afterwards.
 *
 * <p>Some may be done again without harm, even where they were done; the others must not be.
 */
enum Deed {
  CREATE_A_MODEL(Again.ONLY_IF_NOT_DONE) {
    @Override
    void run(ModelRegistry registry) {
      registry
          .createModel(SPAM)
          .concepts("ham", "spam")
          .positive("spam")
          .template("t")
          .primary(Metric.ROC_AUC, HELD_OUT)
          .create();
    }

    @Override
    boolean isDone(ModelRegistry registry) {
      return registry.findModel(SPAM).isPresent();
    }
  },
  REGISTER(Again.ONLY_IF_NOT_DONE) {
    @Override
    void run(ModelRegistry registry) {
      registry
          .model(SPAM)
          .register(CONFIG)
          .artifact("model.bin", "shared".getBytes(UTF_8))
          .label("imported")
          .commit();
    }

    @Override
    boolean isDone(ModelRegistry registry) {
      return bears(registry, "imported");
    }
  },
  REGISTER_WITHOUT_A_LABEL(Again.ONLY_IF_NOT_DONE) {
    @Override
    void run(ModelRegistry registry) {
      registry
          .model(SPAM)
          .register(CONFIG)
          .artifact("model.bin", "plain".getBytes(UTF_8))
          .note("plain")
          .commit();
    }

    @Override
    boolean isDone(ModelRegistry registry) {
      return Mails.everyVersion(registry.model(SPAM)).stream().anyMatch(v -> is("plain", v.note()));
    }
  },
  EVALUATE(Again.FREELY) {
    @Override
    void run(ModelRegistry registry) {
      ModelVersion version = version(registry, "imported");
      if (!isDone(registry)) {
        version.evaluate().on(HELD_OUT).predictions(SCORES).start().await();
      }
    }

    @Override
    boolean isDone(ModelRegistry registry) {
      return version(registry, "imported").findEvaluation(HELD_OUT).isPresent();
    }
  },
  PROMOTE(Again.ONLY_IF_NOT_DONE) {
    @Override
    void run(ModelRegistry registry) {
      version(registry, "imported").promote("champion").because("the first").commit();
    }

    @Override
    boolean isDone(ModelRegistry registry) {
      return registry.model(SPAM).findAlias("champion").flatMap(ModelVersion::label).isPresent();
    }
  },
  TRAIN_AND_EVALUATE(Again.FREELY) {
    @Override
    void run(ModelRegistry registry) {
      Optional<ModelVersion> trained = trained(registry);
      if (isDone(registry)) {
        return;
      }
      if (trained.isPresent()) {
        trained.get().evaluate().on(HELD_OUT).start().await();
      } else {
        TrainingJob job = registry.model(SPAM).train().evaluateOn(HELD_OUT).start();
        job.await();
        job.evaluation().await();
      }
    }

    @Override
    boolean isDone(ModelRegistry registry) {
      return trained(registry).flatMap(v -> v.findEvaluation(HELD_OUT)).isPresent();
    }
  },
  LABEL(Again.FREELY) {
    @Override
    void run(ModelRegistry registry) {
      trained(registry).orElseThrow().label("trained").commit();
    }

    @Override
    boolean isDone(ModelRegistry registry) {
      return bears(registry, "trained");
    }
  },
  MARK(Again.FREELY) {
    @Override
    void run(ModelRegistry registry) {
      version(registry, "trained").note("promising").commit().tag("stage", "test").commit();
      version(registry, "trained").approve("champion").commit();
      registry.model(SPAM).describe("tells spam").commit();
      registry.model(SPAM).tag("team", "mail").commit();
    }

    @Override
    boolean isDone(ModelRegistry registry) {
      return registry.model(SPAM).now().tags().containsKey("team");
    }
  },
  PROMOTE_IF_NOT_WORSE(Again.ONLY_IF_NOT_DONE) {
    @Override
    void run(ModelRegistry registry) {
      version(registry, "trained").promote("champion").ifNotWorse(Metric.ROC_AUC, 1).commit();
    }

    @Override
    boolean isDone(ModelRegistry registry) {
      return is("trained", registry.model(SPAM).alias("champion").label());
    }
  },
  ROLL_BACK(Again.ONLY_IF_NOT_DONE) {
    @Override
    void run(ModelRegistry registry) {
      registry.model(SPAM).rollback("champion").commit();
    }

    @Override
    boolean isDone(ModelRegistry registry) {
      return is("imported", registry.model(SPAM).alias("champion").label());
    }
  },
  REPRODUCE(Again.ONLY_IF_NOT_DONE) {
    @Override
    void run(ModelRegistry registry) {
      version(registry, "trained").reproduce().keepAsVersion().start().await();
    }

    @Override
    boolean isDone(ModelRegistry registry) {
      return Mails.everyVersion(registry.model(SPAM)).stream()
          .anyMatch(v -> v.parent().isPresent());
    }
  },
  BATCH(Again.ONLY_IF_NOT_DONE) {
    @Override
    void run(ModelRegistry registry) {
      Model spam = registry.model(SPAM);
      spam.batch()
          .add(
              spam.register(CONFIG)
                  .artifact("model.bin", "shared".getBytes(UTF_8))
                  .artifact("own", "own".getBytes(UTF_8))
                  .label("twin 1"))
          .add(
              spam.register(CONFIG).artifact("model.bin", "twins'".getBytes(UTF_8)).label("twin 2"))
          .commit();
    }

    @Override
    boolean isDone(ModelRegistry registry) {
      return bears(registry, "twin 1");
    }
  },
  DELETE(Again.FREELY) {
    @Override
    void run(ModelRegistry registry) {
      version(registry, "twin 1").delete("not needed");
      version(registry, "twin 2").delete("by mistake");
    }

    @Override
    boolean isDone(ModelRegistry registry) {
      return version(registry, "twin 2").isDeleted();
    }
  },
  PURGE(Again.FREELY) {
    @Override
    void run(ModelRegistry registry) {
      version(registry, "twin 1").purge("personal data");
    }

    @Override
    boolean isDone(ModelRegistry registry) {
      return version(registry, "twin 1").isPurged();
    }
  },
  RESTORE(Again.FREELY) {
    @Override
    void run(ModelRegistry registry) {
      version(registry, "twin 2").restore("needed");
    }

    @Override
    boolean isDone(ModelRegistry registry) {
      return !version(registry, "twin 2").isDeleted();
    }
  },
  ERASE(Again.FREELY) {
    @Override
    void run(ModelRegistry registry) {
      version(registry, "imported").evaluation(HELD_OUT).erasePredictions("personal data");
    }

    @Override
    boolean isDone(ModelRegistry registry) {
      return version(registry, "imported").evaluation(HELD_OUT).predictionsErased().isPresent();
    }
  },
  DELETE_A_MODEL(Again.FREELY) {
    @Override
    void run(ModelRegistry registry) {
      Optional<Model> old = registry.findModel(OLD);
      old.ifPresent(model -> model.delete("by mistake"));
    }

    @Override
    boolean isDone(ModelRegistry registry) {
      return registry.findModel(OLD).isEmpty();
    }
  },
  RESTORE_A_MODEL(Again.FREELY) {
    @Override
    void run(ModelRegistry registry) {
      registry.restoreModel(OLD, "needed");
    }

    @Override
    boolean isDone(ModelRegistry registry) {
      return registry.findModel(OLD).isPresent();
    }
  },
  COLLECT_GARBAGE(Again.FREELY) {
    @Override
    void run(ModelRegistry registry) {
      registry.collectGarbage(Duration.ofDays(7));
    }

    @Override
    boolean isDone(ModelRegistry registry) {
      return registry.check().unneeded().orElseThrow().blobs() == 0;
    }
  },
  READ_EVERYTHING(Again.FREELY) {
    @Override
    void run(ModelRegistry registry) {
      Model spam = registry.model(SPAM);
      ModelVersion imported = version(registry, "imported");
      ModelVersion trained = version(registry, "trained");
      Stream<Object> all =
          Stream.of(
              registry.models(),
              registry.versions().stream().toList(),
              registry.anchor(),
              registry.verify(trained.receipt()),
              spam.history(),
              spam.asOf(imported.createdAt()).versions(),
              spam.verify(spam.anchor()),
              spam.compare(imported, trained).metric(Metric.ROC_AUC),
              spam.leaderboard(),
              spam.deletionPreview(),
              imported.artifact("model.bin").bytes(),
              trained.lossCurve(),
              trained.log(),
              trained.evaluation(HELD_OUT).predictions().orElseThrow(),
              trained.refresh(),
              registry.check());
      if (all.anyMatch(o -> o.toString().isEmpty())) {
        throw new AssertionError("something says nothing of itself");
      }
    }

    @Override
    boolean isDone(ModelRegistry registry) {
      return true;
    }
  };

  static final String SPAM = "spam";

  /** A model with a long history and a checkpoint, which is there from the beginning. */
  static final String OLD = "old";

  /** Whether a deed that somebody thinks has failed may be done again unseen. */
  enum Again {
    FREELY,
    ONLY_IF_NOT_DONE
  }

  private static final DatasetRef HELD_OUT = DatasetRef.of("held-out").digest(Mails.SHA).rows(6);
  private static final VersionConfig CONFIG = VersionConfig.builder().build();
  private static final Predictions SCORES =
      Predictions.binary(
          new double[] {0.1, 0.4, 0.35, 0.8, 0.7, 0.2},
          new boolean[] {false, false, true, true, true, false});

  private final Again again;

  Deed(Again again) {
    this.again = again;
  }

  abstract void run(ModelRegistry registry);

  /** Returns whether it has been done, as far as can be seen. */
  abstract boolean isDone(ModelRegistry registry);

  Again again() {
    return again;
  }

  /** Returns a template whose training makes one file, a loss curve and a log. */
  static TrainingTemplate template() {
    return TrainingTemplate.named("t")
        .trainer(
            context -> {
              context.progress(1, 1, java.util.Map.of("loss", 0.5));
              context.log("trained");
              return TrainedModel.builder().artifact("model.bin", "made".getBytes(UTF_8)).build();
            })
        .scorer((version, dataset, context) -> SCORES)
        .build();
  }

  private static ModelVersion version(ModelRegistry registry, String label) {
    return find(registry, label).orElseThrow();
  }

  private static boolean bears(ModelRegistry registry, String label) {
    return find(registry, label).isPresent();
  }

  /** Looks among the deleted ones too. */
  private static Optional<ModelVersion> find(ModelRegistry registry, String label) {
    return Mails.everyVersion(registry.model(SPAM)).stream()
        .filter(v -> is(label, v.label()))
        .findFirst();
  }

  private static Optional<ModelVersion> trained(ModelRegistry registry) {
    return Mails.everyVersion(registry.model(SPAM)).stream()
        .filter(v -> v.status() == VersionStatus.TRAINED && v.parent().isEmpty())
        .findFirst();
  }

  private static boolean is(String expected, Optional<String> actual) {
    return actual.filter(expected::equals).isPresent();
  }
}
