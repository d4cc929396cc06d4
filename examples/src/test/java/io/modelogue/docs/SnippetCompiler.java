package io.modelogue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles pieces of documentation into a directory, and runs them from there. */
final class SnippetCompiler {
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private final Path directory;

  SnippetCompiler(Path directory) {
    this.directory = directory;
  }

  /** Compiles a class, and returns where it can be loaded from. */
  URLClassLoader compile(String name, String source) throws IOException {
    StringWriter messages = new StringWriter();
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreErrors) {
            return source;
          }
        };
    List<String> options =
        List.of("-d", directory.toString(), "-proc:none", "-cp", CLASS_PATH, "-Xlint:all");
    boolean ok =
        ToolProvider.getSystemJavaCompiler()
            .getTask(messages, null, null, options, null, List.of(file))
            .call();
    assertThat(ok).as("%s%n%s", messages, source).isTrue();
    return new URLClassLoader(
        new URL[] {directory.toUri().toURL()}, SnippetCompiler.class.getClassLoader());
  }

  /** Starts a compiled program as a process of its own, in the directory. */
  Process start(String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", directory + File.pathSeparator + CLASS_PATH, program));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    // a JVM that is given options by it says so, in the midst of what the program prints
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder.redirectErrorStream(true).start();
  }
}
