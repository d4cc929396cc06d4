package io.modelogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far a job is.
 *
 * @param done steps done; 0 before the first
 * @param total steps in all; 0 while that is not known
 * @param metrics the metrics of the latest step
 */
public record Progress(long done, long total, Map<String, Double> metrics) {

  /** Copies the map. */
  public Progress {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** Returns the share that is done, from 0 to 1; 0 while the total is not known. */
  public double fraction() {
    return total <= 0 ? 0 : Math.min(1, (double) done / total);
  }
}
