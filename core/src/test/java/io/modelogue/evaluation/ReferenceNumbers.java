package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Every number of a reference file by its path, so that a test which answers for all of them cannot
 * overlook one. Names and remarks are no numbers; an infinity is.
 */
final class ReferenceNumbers {

  /** What was computed here, and how closely it must agree. */
  record Answer(double value, Tolerance tolerance) {
    static Answer exactly(long value) {
      return exactly((double) value);
    }

    static Answer exactly(double value) {
      return new Answer(value, Tolerance.NONE);
    }

    static Answer closely(double value) {
      return new Answer(value, Tolerance.TWELVE_PLACES);
    }

    static Answer closely(Measure measure) {
      return closely(measure.value());
    }

    static Answer relatively(double value) {
      return new Answer(value, Tolerance.NINE_DIGITS);
    }
  }

  enum Tolerance {
    NONE,
    TWELVE_PLACES,
    NINE_DIGITS
  }

  /** Computes the number that the file has at that path. */
  interface Answers {
    Answer at(String[] path);
  }

  private ReferenceNumbers() {}

  /** Asserts that all the numbers below that node are as computed; returns how many there were. */
  static int assertAllAgree(JsonNode node, Answers answers) {
    List<String> paths = new ArrayList<>();
    walk("", node, answers, paths);
    return paths.size();
  }

  private static void walk(String path, JsonNode node, Answers answers, List<String> paths) {
    if (node.isObject()) {
      node.properties().forEach(e -> walk(path + "/" + e.getKey(), e.getValue(), answers, paths));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(path + "/" + i, node.get(i), answers, paths);
      }
    } else if (node.isNumber() || Double.isInfinite(ReferenceData.number(node))) {
      assertAgrees(path, ReferenceData.number(node), answers.at(path.substring(1).split("/")));
      paths.add(path);
    }
  }

  private static void assertAgrees(String path, double expected, Answer answer) {
    switch (answer.tolerance()) {
      case NONE -> assertThat(answer.value()).as(path).isEqualTo(expected);
      case TWELVE_PLACES -> assertThat(answer.value()).as(path).isCloseTo(expected, within(1e-12));
      case NINE_DIGITS ->
          assertThat(answer.value())
              .as(path)
              .isCloseTo(expected, within(1e-9 * Math.abs(expected)));
    }
  }
}
