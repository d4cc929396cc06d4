package io.modelogue.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pieces of Java that the documentation shows. */
final class Snippets {
  private static final Pattern MARKDOWN = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern JAVADOC =
      Pattern.compile("<pre>\\{@code\n(.*?)\n\\s*\\* \\}</pre>", Pattern.DOTALL);

  /** One piece, and where it stands. */
  record Snippet(String where, String code) {
    @Override
    public String toString() {
      return where;
    }
  }

  private Snippets() {}

  static Path projectRoot() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("README.md")) || !Files.exists(here.resolve("core"))) {
      here = here.getParent();
    }
    return here;
  }

  static List<Snippet> ofMarkdown(Path file) throws IOException {
    return find(file, MARKDOWN);
  }

  /** Returns the snippets in the Javadoc of every class below a directory. */
  static List<Snippet> ofJavadoc(Path sources) throws IOException {
    List<Snippet> snippets = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        for (Snippet snippet : find(file, JAVADOC)) {
          String code = snippet.code().replaceAll("(?m)^\\s*\\* ?", "");
          snippets.add(new Snippet(snippet.where(), code));
        }
      }
    }
    return snippets;
  }

  private static List<Snippet> find(Path file, Pattern pattern) throws IOException {
    List<Snippet> snippets = new ArrayList<>();
    String text = Files.readString(file);
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      long line = text.substring(0, matcher.start()).lines().count() + 1;
      snippets.add(new Snippet(file.getFileName() + ":" + line, matcher.group(1)));
    }
    return snippets;
  }
}
