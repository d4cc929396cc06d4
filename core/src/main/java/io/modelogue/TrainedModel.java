package io.modelogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a {@link Trainer} returns: files and final metrics. Immutable.
 *
 * <pre>{@code
 * TrainedModel trained = TrainedModel.builder()
 *     .artifact("model.bin", file)
 *     .metric("trainingLoss", 0.12)
 *     .build();
 * }</pre>
 */
public final class TrainedModel {
  private final Map<String, Content> artifacts;
  private final Map<String, Double> metrics;

  TrainedModel(TrainedModelBuilder builder) {
    artifacts = Collections.unmodifiableMap(new LinkedHashMap<>(builder.artifacts));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(builder.metrics));
  }

  /** Returns an empty builder. */
  public static TrainedModelBuilder builder() {
    return new TrainedModelBuilder();
  }

  Map<String, Content> artifacts() {
    return artifacts;
  }

  Map<String, Double> metrics() {
    return metrics;
  }
}
