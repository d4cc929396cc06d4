package io.modelogue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every link from one page of the documentation to a file or a heading leads somewhere. */
class LinksTest {
  private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]*)(?:#([^)]*))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/guide.md", "docs/ARCHITECTURE.md", "CONTRIBUTING.md"})
  void leadsSomewhere(String page) throws IOException {
    Path from = Snippets.projectRoot().resolve(page);
    for (MatchResult link : LINK.matcher(Files.readString(from)).results().toList()) {
      Path to = link.group(1).isEmpty() ? from : from.resolveSibling(link.group(1)).normalize();
      assertThat(to).as(link.group()).exists();
      if (link.group(2) != null) {
        assertThat(headings(to)).as(link.group()).contains(link.group(2));
      }
    }
  }

  /** The names by which the headings of a page can be linked to. */
  private static Set<String> headings(Path page) throws IOException {
    return HEADING
        .matcher(Files.readString(page))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(title -> title.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }
}
