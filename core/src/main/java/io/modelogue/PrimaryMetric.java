package io.modelogue;

import io.modelogue.evaluation.Metric;

/**
 * What "best" means for a model.
 *
 * @param metric the metric that counts
 * @param dataset the data set on which it counts
 */
public record PrimaryMetric(Metric metric, DatasetRef dataset) {
  @Override
  public String toString() {
    return metric.title() + " on " + dataset.name();
  }
}
