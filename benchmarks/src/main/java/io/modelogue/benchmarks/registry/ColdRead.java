package io.modelogue.benchmarks.registry;

import io.modelogue.ModelRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The first call of a process, in which nothing is loaded, compiled or cached yet. */
public final class ColdRead {
  private static final int REPETITIONS = 5;

  private ColdRead() {}

  /**
   * Opens the registry in the directory that the first argument names, and reads version 1 of the
   * one model, or the names of the models if there are several; prints the microseconds of both.
   */
  public static void main(String... arguments) {
    long start = System.nanoTime();
    try (ModelRegistry registry = ModelRegistry.builder(Path.of(arguments[0])).open()) {
      long opened = System.nanoTime();
      if (arguments[1].equals("0")) {
        System.out.println((opened - start) / 1e3);
        return;
      }
      long read =
          arguments[1].equals("1")
              ? registry.modelNames().size()
              : registry.model(Populated.MODEL).version(1).number();
      System.out.println(read > 0 ? (System.nanoTime() - opened) / 1e3 : Double.NaN);
    }
  }

  /** Returns the median of a few JVMs: 0 opens, 1 lists the names, 2 reads a version. */
  static double median(Path directory, int what) throws IOException, InterruptedException {
    List<Double> micros = new ArrayList<>();
    for (int i = 0; i < REPETITIONS; i++) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  ColdRead.class.getName(),
                  directory.toString(),
                  String.valueOf(what))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("a JVM failed: " + said);
      }
      micros.add(Double.valueOf(said.trim()));
    }
    Collections.sort(micros);
    return micros.get(REPETITIONS / 2);
  }
}
