package io.modelogue.benchmarks;

import io.modelogue.benchmarks.Measurements.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws measurements as SVG: on the left nanoseconds a row against the number of rows, for logistic
 * scores with 30 % positives and no ties, both axes logarithmic; on the right all other cases, each
 * method as a multiple of the JDK's sort of the same scores.
 */
final class Plot {
  private static final int HEIGHT = 520;
  private static final int LEFT = 60;
  private static final int WIDTH = 560;
  private static final int TOP = 40;
  private static final int BOTTOM = HEIGHT - 50;
  private static final Map<String, String> USUAL =
      Map.of("shape", "SIGMOID", "rate", "0.3", "ties", "0");
  private static final List<String> COLOURS =
      List.of(
          "#d62728", "#1f77b4", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b", "#e377c2", "#7f7f7f",
          "#bcbd22", "#17becf", "#000000");

  private final StringBuilder svg = new StringBuilder();
  private final Map<String, Map<Integer, Double>> lines = new TreeMap<>();
  private final List<Case> others = new ArrayList<>();

  Plot(Measurements measurements) {
    for (Case each : measurements.cases()) {
      if (isBase(each)) {
        each.nanos()
            .forEach(
                (method, nanos) ->
                    lines
                        .computeIfAbsent(method, name -> new TreeMap<>())
                        .put(each.rows(), nanos / each.rows()));
      } else {
        others.add(each);
      }
    }
  }

  private static boolean isBase(Case each) {
    return USUAL.entrySet().stream()
        .allMatch(usual -> each.parameter(usual.getKey()).equals(usual.getValue()));
  }

  String svg() {
    int height = Math.max(HEIGHT, TOP + 16 * bars() + 60);
    svg.append(
        format(
            "<svg xmlns='http://www.w3.org/2000/svg' width='1240' height='%d'"
                + " font-family='sans-serif' font-size='11'>%n",
            height));
    svg.append(format("<rect width='1240' height='%d' fill='white'/>%n", height));
    drawLines();
    drawBars();
    return svg.append("</svg>\n").toString();
  }

  private void drawLines() {
    if (lines.isEmpty()) {
      return;
    }
    text(LEFT, 20, "start", "ns a row by number of rows (logistic scores, 30 % positives)");
    for (int power = 0; power <= 4; power++) {
      double y = y(Math.pow(10, power));
      svg.append(format("<path d='M%d %.1fH%d' stroke='#ddd'/>%n", LEFT, y, LEFT + WIDTH - 120));
      text(LEFT - 6, y + 4, "end", format("%.0f", Math.pow(10, power)));
    }
    for (int power = 1; power <= 7; power++) {
      text(x(Math.pow(10, power)), BOTTOM + 18, "middle", "1e" + power);
    }
    int number = 0;
    for (Map.Entry<String, Map<Integer, Double>> line : lines.entrySet()) {
      drawLine(line.getKey(), line.getValue(), number++);
    }
  }

  private void drawLine(String method, Map<Integer, Double> points, int number) {
    String colour = COLOURS.get(number % COLOURS.size());
    StringBuilder path = new StringBuilder();
    points.forEach(
        (rows, nanos) ->
            path.append(format("%s%.1f %.1f", path.isEmpty() ? "M" : "L", x(rows), y(nanos))));
    svg.append(
        format(
            "<path d='%s' fill='none' stroke='%s' stroke-width='%s'/>%n",
            path, colour, method.startsWith("area") ? "2.5" : "1.2"));
    points.forEach(
        (rows, nanos) ->
            svg.append(
                format(
                    "<circle cx='%.1f' cy='%.1f' r='2.5' fill='%s'/>%n",
                    x(rows), y(nanos), colour)));
    int legend = TOP + 14 * number;
    svg.append(
        format(
            "<rect x='%d' y='%d' width='10' height='10' fill='%s'/>%n",
            LEFT + WIDTH - 112, legend, colour));
    text(LEFT + WIDTH - 98, legend + 9, "start", method);
  }

  private static double x(double rows) {
    return LEFT + (Math.log10(rows) - 1) / 6 * (WIDTH - 140);
  }

  private static double y(double nanos) {
    return BOTTOM - Math.min(4, Math.max(0, Math.log10(nanos))) / 4 * (BOTTOM - TOP);
  }

  private int bars() {
    return others.stream().mapToInt(each -> each.nanos().size() + 1).sum();
  }

  private void drawBars() {
    int left = others.isEmpty() ? 0 : 820;
    if (left > 0) {
      text(left, 20, "start", "other cases: time as a multiple of Arrays.sort of the same scores");
    }
    int y = TOP;
    for (Case each : others) {
      Double unit = each.nanos().get("arraysSort");
      text(left - 6, y + 10, "end", title(each));
      for (Map.Entry<String, Double> time : each.nanos().entrySet()) {
        double value = unit == null ? time.getValue() / 1e9 : time.getValue() / unit;
        double width = Math.min(280, 60 * value);
        svg.append(
            format(
                "<rect x='%d' y='%d' width='%.1f' height='12' fill='%s'/>%n",
                left, y, width, time.getKey().startsWith("area") ? "#d62728" : "#9ab"));
        text(
            left + width + 4,
            y + 10,
            "start",
            format("%s %.2f%s", time.getKey(), value, unit == null ? " s" : ""));
        y += 16;
      }
      y += 16;
    }
  }

  /** What the case differs in from the one on the left, and its number of rows. */
  private static String title(Case each) {
    StringBuilder title = new StringBuilder();
    each.parameters()
        .forEach(
            (name, value) -> {
              if (!USUAL.getOrDefault(name, "").equals(value)) {
                title.append(name).append(' ').append(value).append(' ');
              }
            });
    return title.toString().strip();
  }

  private void text(double x, double y, String anchor, String words) {
    svg.append(format("<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>%n", x, y, anchor, words));
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
