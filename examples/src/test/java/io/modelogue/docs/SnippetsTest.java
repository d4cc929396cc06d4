package io.modelogue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.docs.Snippets.Snippet;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every piece of Java that the documentation shows is compiled and run as it stands. */
class SnippetsTest {
  private static final String HEAD =
      """
      import io.modelogue.*;
      import io.modelogue.evaluation.*;
      import io.modelogue.history.*;
      import java.nio.file.*;
      import java.time.*;
      import java.util.*;
      public class Shown extends io.modelogue.docs.SnippetWorld {
        public Shown(Path directory) throws Exception { super(directory); }
        @Override public void run() throws Exception {
      """;
  private static final String FOOT = "\n  }\n}\n";

  @TempDir Path directory;

  static List<Snippet> snippets() throws IOException {
    Path root = Snippets.projectRoot();
    List<Snippet> all = new ArrayList<>(Snippets.ofMarkdown(root.resolve("README.md")));
    all.addAll(Snippets.ofMarkdown(root.resolve("docs/guide.md")));
    all.addAll(Snippets.ofJavadoc(root.resolve("core/src/main/java/io/modelogue")));
    return all.stream().filter(s -> !isProgram(s)).toList();
  }

  private static boolean isProgram(Snippet snippet) {
    return snippet.code().contains("public static void main") || snippet.code().contains("@Test");
  }

  @Test
  void theReadmeShowsSnippets() throws IOException {
    assertThat(snippets())
        .extracting(Snippet::where)
        .filteredOn(w -> w.startsWith("README"))
        .hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void isCompiledAndRun(Snippet snippet) throws Exception {
    String code = snippet.code().replace("...", "");
    try (URLClassLoader classes = compiler().compile("Shown", HEAD + asStatements(code) + FOOT);
        SnippetWorld world =
            (SnippetWorld)
                classes
                    .loadClass("Shown")
                    .getConstructor(Path.class)
                    .newInstance(Files.createDirectory(directory.resolve("world")))) {
      world.run();
    }
  }

  /** An expression that stands alone, as Javadoc shows them, becomes a statement. */
  private static String asStatements(String code) {
    String bare = code.strip();
    return bare.endsWith(";") || bare.endsWith("}") || bare.contains(";")
        ? code
        : "Object shown = List.of(" + String.join("\n,", bare.split("\n(?=[A-Za-z])")) + ");";
  }

  @Test
  void theFirstProgramOfTheReadmeRunsAsPasted() throws Exception {
    Snippet program =
        Snippets.ofMarkdown(Snippets.projectRoot().resolve("README.md")).stream()
            .filter(SnippetsTest::isProgram)
            .findFirst()
            .orElseThrow();
    compiler().compile("FirstVersion", program.code()).close();

    Process run = compiler().start("FirstVersion", List.of());
    String printed = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(printed.strip())
        .isEqualTo("version 1 of \"spam-filter\": ROC AUC 0.8889 [0.5809, 1.0000] at 95%");
    assertThat(Files.readString(Snippets.projectRoot().resolve("README.md")))
        .contains(printed.strip());
    assertThat(run.waitFor()).isZero();
    assertThat(directory.resolve("models/registry.json")).exists();
  }

  private SnippetCompiler compiler() {
    return new SnippetCompiler(directory);
  }
}
