package io.modelogue.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What an example printed, line by line, each without the spaces that only align it. */
final class Printed {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Returns where the example is to print. */
  PrintStream stream() {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** Returns the lines, with times replaced by TIME. */
  List<String> lines() {
    return bytes
        .toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME"))
        .map(line -> line.strip().replaceAll(" +", " "))
        .toList();
  }
}
