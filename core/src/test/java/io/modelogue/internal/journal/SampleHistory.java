package io.modelogue.internal.journal;

import io.modelogue.Artifact;
import io.modelogue.DatasetRef;
import io.modelogue.Environment;
import io.modelogue.EvaluationStatus;
import io.modelogue.Failure;
import io.modelogue.PrimaryMetric;
import io.modelogue.Setting;
import io.modelogue.SettingGroup;
import io.modelogue.TemplateDefinition;
import io.modelogue.VersionConfig;
import io.modelogue.VersionStatus;
import io.modelogue.evaluation.ConfidenceInterval;
import io.modelogue.evaluation.Measure;
import io.modelogue.evaluation.Metric;
import io.modelogue.evaluation.UndefinedReason;
import io.modelogue.history.AliasEvent.AliasAssigned;
import io.modelogue.history.AliasEvent.AliasRemoved;
import io.modelogue.history.ApprovalEvent.ApprovalGiven;
import io.modelogue.history.ApprovalEvent.ApprovalWithdrawn;
import io.modelogue.history.BlobRef;
import io.modelogue.history.EvaluationEvent.EvaluationFinished;
import io.modelogue.history.EvaluationEvent.EvaluationRenewed;
import io.modelogue.history.EvaluationEvent.EvaluationStarted;
import io.modelogue.history.EvaluationEvent.PredictionsErased;
import io.modelogue.history.EvaluationSummary;
import io.modelogue.history.EvaluationSummary.KeptPredictions;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.ModelEvent.ModelCreated;
import io.modelogue.history.ModelEvent.ModelDeleted;
import io.modelogue.history.ModelEvent.ModelDescribed;
import io.modelogue.history.ModelEvent.ModelRestored;
import io.modelogue.history.ModelEvent.ModelTagged;
import io.modelogue.history.ModelEvent.PrimaryChanged;
import io.modelogue.history.RunIdentity;
import io.modelogue.history.TrainingEvent.TrainingFinished;
import io.modelogue.history.TrainingEvent.TrainingRenewed;
import io.modelogue.history.TrainingEvent.TrainingStarted;
import io.modelogue.history.UnknownEvent;
import io.modelogue.history.VersionEvent.ArtifactAttached;
import io.modelogue.history.VersionEvent.VersionCreated;
import io.modelogue.history.VersionEvent.VersionDeleted;
import io.modelogue.history.VersionEvent.VersionLabelled;
import io.modelogue.history.VersionEvent.VersionNoted;
import io.modelogue.history.VersionEvent.VersionPurged;
import io.modelogue.history.VersionEvent.VersionRestored;
import io.modelogue.history.VersionEvent.VersionTagged;
import io.modelogue.internal.Digests;
import io.modelogue.internal.state.Evolution;
import io.modelogue.internal.state.ModelState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;

/** One model's history in which every type of event stands, with every field filled in once. */
public final class SampleHistory {
  public static final UUID REGISTRY = UUID.fromString("7f0c2b4e-93f1-4e0a-8b51-5d4f6a0c9e11");
  public static final String MODEL = "spam-filter \u2709";

  private static final Instant START = Instant.parse("2026-03-03T09:15:27.113204Z");
  private static final RunIdentity RUN =
      new RunIdentity("aa".repeat(16), "node-1", "boot", 4711, "ticks:9", START.plusSeconds(900));
  private static final Failure FAILURE =
      new Failure("java.lang.Error", "no \"luck\"\n", "at x\n\tat y");

  private SampleHistory() {}

  /** Returns the events of each commit, in order. */
  public static List<List<HistoryEvent>> events() {
    return List.of(
        List.of(modelCreated()),
        List.of(
            new ModelDescribed(Optional.of("Is it spam?"), Optional.empty()),
            new ModelTagged("team", Optional.of("mail"), Optional.of("post"))),
        List.of(registered(), new ArtifactAttached(1, artifact("model.onnx"))),
        List.of(trained(2, Optional.of(1)), new TrainingStarted(2, RUN)),
        List.of(new ArtifactAttached(2, artifact("model.bin")), success()),
        List.of(trained(3, Optional.empty()), new TrainingStarted(3, RUN)),
        List.of(failure()),
        List.of(evaluationStarted(1, "11".repeat(16))),
        List.of(evaluated()),
        List.of(evaluationStarted(2, "22".repeat(16))),
        List.of(evaluationFailed()),
        List.of(new AliasAssigned("champion", Optional.empty(), 1, OptionalLong.empty())),
        List.of(new AliasAssigned("champion", Optional.of(1), 2, OptionalLong.empty())),
        List.of(new AliasAssigned("champion", Optional.of(2), 1, OptionalLong.of(12))),
        List.of(new AliasRemoved("champion", 1, OptionalLong.of(11))),
        List.of(
            new VersionLabelled(1, Optional.of("1.0"), Optional.of("1.0.1")),
            new VersionNoted(1, Optional.of("first"), Optional.empty()),
            new VersionTagged(1, "fit", Optional.empty(), Optional.of("yes"))),
        List.of(new VersionDeleted(1)),
        List.of(new VersionRestored(1)),
        List.of(new ModelDeleted()),
        List.of(new ModelRestored()),
        List.of(
            new UnknownEvent(
                "model-sang",
                false,
                "{\"type\":\"model-sang\",\"critical\":false,\"song\":{\"notes\":[1,2.5,null]}}")),
        List.of(
            new PredictionsErased(
                1,
                "11".repeat(16),
                new KeptPredictions(
                    new BlobRef("78".repeat(32), 228), new BlobRef("9a".repeat(32), 928)))),
        List.of(new VersionDeleted(3)),
        List.of(new VersionPurged(3, List.of(new BlobRef("34".repeat(32), 17)))),
        List.of(trained(4, Optional.of(2)), new TrainingStarted(4, RUN)),
        List.of(evaluationStarted(1, "33".repeat(16))),
        List.of(
            new TrainingRenewed(4, RUN.runId(), RUN.leaseUntil(), RUN.leaseUntil().plusSeconds(9)),
            new EvaluationRenewed(1, "33".repeat(16), RUN.leaseUntil(), START.plusSeconds(7))),
        List.of(
            new PrimaryChanged(
                Optional.of(new PrimaryMetric(Metric.ROC_AUC, dataset())),
                new PrimaryMetric(Metric.LOG_LOSS, dataset())),
            new PrimaryChanged(
                Optional.empty(), new PrimaryMetric(Metric.F1, DatasetRef.of("mails")))),
        List.of(new ApprovalGiven(1, "champion")),
        List.of(new ApprovalWithdrawn(1, "champion", 28)));
  }

  /** Returns the payloads of the whole chain, each bound to the one before it. */
  public static List<byte[]> payloads() {
    List<byte[]> payloads = new ArrayList<>();
    for (List<HistoryEvent> events : events()) {
      Optional<String> previous =
          payloads.isEmpty()
              ? Optional.empty()
              : Optional.of(Digests.of(payloads.get(payloads.size() - 1)));
      payloads.add(CommitCodec.encode(commit(payloads.size(), previous, events)));
    }
    return payloads;
  }

  /** Returns what the whole chain adds up to. */
  public static ModelState state() {
    ModelState state = ModelState.nothing(MODEL);
    for (byte[] payload : payloads()) {
      CommitDocument commit = CommitCodec.decode(payload);
      state = Evolution.evolve(state, Link.of(commit, payload).place(), commit.events());
    }
    return state;
  }

  private static CommitDocument commit(
      int revision, Optional<String> previous, List<HistoryEvent> events) {
    boolean even = revision % 2 == 0;
    Instant at = START.plusSeconds(revision);
    return new CommitDocument(
        REGISTRY,
        MODEL,
        revision,
        at,
        even ? Optional.empty() : Optional.of(at.minusSeconds(60)),
        "ann",
        even ? Optional.of("because \u2026") : Optional.empty(),
        previous,
        events);
  }

  /** Returns a configuration in which everything is said. */
  public static VersionConfig config() {
    return VersionConfig.builder()
        .template(
            new TemplateDefinition(
                "logistic",
                List.of(
                    Setting.integer("epochs").range(1, 100).byDefault(10),
                    Setting.decimal("rate").in(SettingGroup.ADVANCED).atLeast(0).byDefault(0.1),
                    Setting.text("norm").oneOf("l1", "l2").byDefault("l2"),
                    Setting.flag("shuffle").in(SettingGroup.INFERENCE).byDefault(true),
                    Setting.text("format").in(SettingGroup.OUTPUT))))
        .concepts("ham", "spam")
        .dataset(dataset())
        .set("epochs", 50)
        .set("rate", 1)
        .set("norm", "l1")
        .set("shuffle", false)
        .set("format", "onnx \"17\"")
        .build();
  }

  private static DatasetRef dataset() {
    Map<String, Long> rows = new LinkedHashMap<>();
    rows.put("spam", 20L);
    rows.put("ham", 80L);
    return DatasetRef.of("mails")
        .version("2026-02")
        .at(URI.create("s3://data/mails.csv"))
        .rows(100)
        .rowsPerConcept(rows)
        .digest("ab".repeat(32));
  }

  private static Artifact artifact(String name) {
    return new Artifact(name, "cd".repeat(32), 1L << 40);
  }

  private static ModelCreated modelCreated() {
    return new ModelCreated(
        Optional.of("Is it spam?"),
        List.of("ham", "spam"),
        Optional.of("spam"),
        Optional.of("logistic"),
        Optional.of(new PrimaryMetric(Metric.ROC_AUC, dataset())),
        Map.of("team", "mail"));
  }

  private static VersionCreated registered() {
    return new VersionCreated(
        1,
        "01".repeat(16),
        config(),
        Optional.of("1.0"),
        Optional.empty(),
        Optional.of("first"),
        Map.of("made", "elsewhere"),
        Optional.of(
            Environment.of("Python 3.11", "Linux", "x86_64").gitCommit("abc").with("onnx", "1.17")),
        true);
  }

  private static VersionCreated trained(int number, Optional<Integer> parent) {
    return new VersionCreated(
        number,
        ("0" + number).repeat(16),
        VersionConfig.builder().set("epochs", Long.MAX_VALUE).set("rate", 1e-7).build(),
        Optional.empty(),
        parent,
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        false);
  }

  private static TrainingFinished success() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("loss", 0.25);
    metrics.put("nothing", Double.NaN);
    metrics.put("much", Double.NEGATIVE_INFINITY);
    return new TrainingFinished(
        2,
        RUN.runId(),
        VersionStatus.TRAINED,
        Duration.ofMillis(61_500),
        metrics,
        Optional.empty(),
        Optional.of(new BlobRef("12".repeat(32), 10)),
        Optional.of(new BlobRef("34".repeat(32), 0)));
  }

  private static TrainingFinished failure() {
    return new TrainingFinished(
        3,
        RUN.runId(),
        VersionStatus.FAILED,
        Duration.ofNanos(1),
        Map.of(),
        Optional.of(FAILURE),
        Optional.empty(),
        Optional.empty());
  }

  private static EvaluationStarted evaluationStarted(int version, String id) {
    Map<String, Object> evaluator = new LinkedHashMap<>();
    evaluator.put("version", 1L);
    evaluator.put("level", 0.95);
    evaluator.put("averaging", "macro");
    evaluator.put("exact", true);
    return new EvaluationStarted(version, id, dataset(), evaluator, RUN);
  }

  private static EvaluationFinished evaluated() {
    Map<Metric, Measure> measures = new LinkedHashMap<>();
    measures.put(Metric.ROC_AUC, Measure.of(0.97, 0.01, new ConfidenceInterval(0.95, 0.99, 0.95)));
    measures.put(Metric.ACCURACY, Measure.of(1 / 3.0));
    measures.put(
        Metric.PRECISION, Measure.undefined(UndefinedReason.NEVER_PREDICTED, "no \"spam\" in it"));
    measures.put(
        Metric.LOG_LOSS,
        new Measure.Defined(
            1.0,
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.of(Measure.undefined(UndefinedReason.TOO_FEW_ROWS, "one row"))));
    EvaluationSummary summary =
        new EvaluationSummary(
            100,
            measures,
            new BlobRef("56".repeat(32), 5_000),
            Optional.of(
                new KeptPredictions(
                    new BlobRef("78".repeat(32), 228), new BlobRef("9a".repeat(32), 928))));
    return new EvaluationFinished(
        1,
        "11".repeat(16),
        EvaluationStatus.READY,
        Duration.ofSeconds(2),
        Optional.of(summary),
        Optional.empty());
  }

  private static EvaluationFinished evaluationFailed() {
    return new EvaluationFinished(
        2,
        "22".repeat(16),
        EvaluationStatus.FAILED,
        Duration.ZERO,
        Optional.empty(),
        Optional.of(FAILURE));
  }
}
