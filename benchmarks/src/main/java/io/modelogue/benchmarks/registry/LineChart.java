package io.modelogue.benchmarks.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Lines over two logarithmic axes, as SVG. */
final class LineChart {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 420;
  private static final int LEFT = 70;
  private static final int BOTTOM = HEIGHT - 50;
  private static final int RIGHT = WIDTH - 190;
  private static final List<String> COLOURS =
      List.of("#d62728", "#1f77b4", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b", "#17becf", "#333");

  private final String title;
  private final Map<String, Map<Double, Double>> lines = new LinkedHashMap<>();

  LineChart(String title) {
    this.title = title;
  }

  void add(String line, double x, double y) {
    lines.computeIfAbsent(line, name -> new TreeMap<>()).put(x, y);
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        text(
            "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d'"
                + " font-family='sans-serif' font-size='12'>%n"
                + "<rect width='100%%' height='100%%' fill='white'/>%n"
                + "<text x='%d' y='24' font-size='14'>%s</text>%n",
            WIDTH, HEIGHT, LEFT, title));
    for (int power = 1; power <= 5; power++) {
      svg.append(label(x(Math.pow(10, power)) - 12, BOTTOM + 20, "1e" + power));
    }
    for (int power = 0; power <= 7; power++) {
      double y = y(Math.pow(10, power));
      svg.append(text("<path d='M%d %.1fH%d' stroke='#ddd'/>%n", LEFT, y, RIGHT));
      svg.append(label(LEFT - 40, y + 4, "1e" + power));
    }
    int index = 0;
    for (Map.Entry<String, Map<Double, Double>> line : lines.entrySet()) {
      svg.append(line(line.getKey(), line.getValue(), index++));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String line(String name, Map<Double, Double> points, int index) {
    String colour = COLOURS.get(index % COLOURS.size());
    StringBuilder path = new StringBuilder();
    points.forEach(
        (x, y) -> path.append(text("%s%.1f %.1f", path.isEmpty() ? "M" : "L", x(x), y(y))));
    return text("<path d='%s' fill='none' stroke='%s' stroke-width='2'/>%n", path, colour)
        + text(
            "<text x='%d' y='%d' fill='%s'>%s</text>%n", RIGHT + 8, 50 + 18 * index, colour, name);
  }

  private static String label(double x, double y, String what) {
    return text("<text x='%.1f' y='%.1f'>%s</text>%n", x, y, what);
  }

  private static double x(double value) {
    return LEFT + (RIGHT - LEFT) * (Math.log10(value) - 1) / 4;
  }

  private static double y(double value) {
    return BOTTOM - (BOTTOM - 40) * Math.log10(value) / 7;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
