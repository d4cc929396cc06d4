package io.modelogue;

import java.io.File;
import java.util.LinkedHashSet;
import java.util.Set;

/** Everything that this test run sees, as one class path for a child process. */
final class ClassPathOfTests {
  static final String TEXT = text();

  private ClassPathOfTests() {}

  private static String text() {
    Set<String> entries = new LinkedHashSet<>();
    // Surefire puts modules on the module path and patches the tests into one of them
    for (String property :
        new String[] {"jdk.module.path", "java.class.path", "surefire.test.class.path"}) {
      for (String entry : System.getProperty(property, "").split(File.pathSeparator, -1)) {
        if (!entry.isBlank()) {
          entries.add(entry);
        }
      }
    }
    entries.add(System.getProperty("modelogue.test.classes", "target/test-classes"));
    return String.join(File.pathSeparator, entries);
  }
}
