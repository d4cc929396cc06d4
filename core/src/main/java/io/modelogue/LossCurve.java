package io.modelogue;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeSet;

/**
 * The metrics of each step of a training, as its trainer reported them.
 *
 * @param points in the order in which they were reported
 */
public record LossCurve(List<Point> points) {

  /** Copies the list. */
  public LossCurve {
    points = List.copyOf(points);
  }

  /**
   * One report.
   *
   * @param step the step
   * @param metrics values by name
   */
  public record Point(long step, Map<String, Double> metrics) {
    /** Copies the map. */
    public Point {
      metrics = Map.copyOf(metrics);
    }
  }

  /**
   * Returns the values of one metric, a step each; steps that did not report it are left out.
   *
   * @throws NoSuchElementException if no step reported it
   */
  public double[] values(String metric) {
    double[] values =
        points.stream()
            .filter(p -> p.metrics().containsKey(metric))
            .mapToDouble(p -> p.metrics().get(metric))
            .toArray();
    if (values.length == 0) {
      TreeSet<String> names = new TreeSet<>();
      points.forEach(p -> names.addAll(p.metrics().keySet()));
      throw new NoSuchElementException(
          "no step reported \"" + metric + "\"; reported were " + names);
    }
    return values;
  }
}
