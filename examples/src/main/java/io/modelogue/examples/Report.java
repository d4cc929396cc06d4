package io.modelogue.examples;

import java.io.PrintStream;

/** What an example prints: titles, and what stands below them, set in. */
final class Report {
  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void section(String title) {
    out.println();
    out.println(title);
  }

  /** Prints a thing in its own words, on one line or several. */
  void show(Object thing) {
    out.print(thing.toString().stripTrailing().indent(3));
  }
}
