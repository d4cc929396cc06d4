package io.modelogue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.modelogue.internal.Names;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects a {@link TrainedModel}. Not safe for use by several threads. */
public final class TrainedModelBuilder {
  final Map<String, Content> artifacts = new LinkedHashMap<>();
  final Map<String, Double> metrics = new LinkedHashMap<>();

  TrainedModelBuilder() {}

  /** Adds a file; it is copied into the registry when training ends. */
  @CanIgnoreReturnValue
  public TrainedModelBuilder artifact(String name, Path file) {
    artifacts.put(Names.check("artifact", name), new Content.OfFile(file));
    return this;
  }

  /** Adds bytes. */
  @CanIgnoreReturnValue
  public TrainedModelBuilder artifact(String name, byte[] bytes) {
    artifacts.put(Names.check("artifact", name), new Content.OfBytes(bytes.clone()));
    return this;
  }

  /** Adds a metric of the finished model, such as its training loss. */
  @CanIgnoreReturnValue
  public TrainedModelBuilder metric(String name, double value) {
    metrics.put(Names.check("metric", name), value);
    return this;
  }

  /** Returns what was trained. */
  public TrainedModel build() {
    return new TrainedModel(this);
  }
}
