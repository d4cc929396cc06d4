package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The auditor's script, which has none of our code, on stores that are as they should be or not.
 */
class AuditScriptTest {
  private static final Path SCRIPT = Path.of("..", "docs", "audit.sh").toAbsolutePath().normalize();

  @TempDir private Path directory;
  private Path store;
  private RegistryAnchor anchor;
  private ModelRegistry registry;

  /** What the script printed, and its exit code. */
  private record Audit(int exitCode, String printed) {}

  @BeforeEach
  void aStoreOfTwoModels() {
    assumeTrue(isThere("sh"), "the auditor's script needs a POSIX shell, which is not here");
    store = directory.resolve("store");
    registry = ModelRegistry.builder(store).actor("ada").open();
    for (String name : List.of("spam \"filter\" \u2709", "churn")) {
      Model model = registry.createModel(name).create();
      ModelVersion version =
          model
              .register(VersionConfig.builder().build())
              .artifact("model.bin", name.getBytes(StandardCharsets.UTF_8))
              .commit();
      version.promote("champion").because("first\nline").commit();
    }
    anchor = registry.anchor();
  }

  @AfterEach
  void close() {
    if (registry != null) {
      registry.close();
    }
  }

  @Test
  void anIntactStoreIsIntactAndTheHeadsArePrintedAsAnchors() throws Exception {
    Audit audit = audit(anchorFile());

    assertThat(audit.printed()).endsWith("intact: 6 commits\n");
    assertThat(audit.exitCode()).isZero();
    assertThat(audit.printed().lines().filter(l -> l.startsWith("ok ")).map(l -> l.substring(6)))
        .containsExactlyInAnyOrderElementsOf(
            anchor.models().stream().map(Anchor::toString).toList());
  }

  @Test
  void anEditIsFoundByTheCommitBehindIt() throws Exception {
    edit(commit("churn", 1), "model.bin", "madel.bin");

    assertWrong(audit(), "continues", "but the commit before it has the hash");
  }

  @Test
  void aCommitThatIsNotWholeIsFound() throws Exception {
    edit(commit("churn", 2), "champion", "champions");

    assertWrong(audit(), "not the shape of a commit");
  }

  @Test
  void aCommitWithoutItsEndIsFound() throws Exception {
    edit(commit("churn", 2), "\nend\n", "\nand\n");

    assertWrong(audit(), "not the shape of a commit");
  }

  @Test
  void aRemovedCommitIsFoundByTheOneBehindIt() throws Exception {
    Files.delete(commit("churn", 1));

    assertWrong(audit(), "00000000000000000001.c: missing, though 1 later ones are there");
  }

  @Test
  void aCommitFromElsewhereIsFound() throws Exception {
    Files.delete(commit("churn", 2));
    Files.copy(commit("spam", 2), commit("churn", 2));

    assertWrong(audit(), "belongs to \"spam");
  }

  @Test
  void theWholeHistoryOfAnotherRegistryIsFound() throws Exception {
    Path churn = commit("churn", 0).getParent();
    TestFiles.deleteTree(churn);
    Path elsewhere = directory.resolve("elsewhere");
    try (ModelRegistry other = ModelRegistry.builder(elsewhere).open()) {
      other.createModel("churn").create();
    }
    Files.move(elsewhere.resolve("streams").resolve(churn.getFileName()), churn);

    assertWrong(audit(), "belongs to registry", ", not " + registry.id());
  }

  @Test
  void exchangedCommitsAreFound() throws Exception {
    Path aside = directory.resolve("aside");
    Files.move(commit("churn", 1), aside);
    Files.move(commit("churn", 2), commit("churn", 1));
    Files.move(aside, commit("churn", 2));

    assertWrong(audit(), "says it is revision 2");
  }

  @Test
  void aModelInThePlaceOfAnotherIsFound() throws Exception {
    Path churn = commit("churn", 0).getParent();
    Files.move(churn, churn.resolveSibling("model-churn~" + "0".repeat(32)));

    assertWrong(audit(), "holds \"churn\", which does not belong here");
  }

  @Test
  void aDamagedBlobIsFound() throws Exception {
    try (Stream<Path> files = Files.walk(store.resolve("blobs"))) {
      Path blob = files.filter(Files::isRegularFile).findFirst().orElseThrow();
      Files.delete(blob);
      Files.writeString(blob, "other");
    }

    assertWrong(audit(), "has other bytes than its name says");
  }

  @Test
  void aCutOffTailAndARemovedModelAreFoundWithTheAnchorOnly() throws Exception {
    Path anchors = anchorFile();
    Files.delete(commit("spam", 2));
    registry.close();
    TestFiles.deleteTree(commit("churn", 0).getParent());

    assertThat(audit().exitCode()).isZero();
    assertWrong(audit(anchors), "no history reaches the anchor", "/churn", "2 findings");
  }

  @Test
  void withoutJqItSaysSoAndDoesNotJudge() throws Exception {
    Audit audit = run(Map.of("PATH", "/nonexistent"), store);

    assertThat(audit.printed())
        .isEqualTo("cannot audit: jq is not installed; install it and run this again\n");
    assertThat(audit.exitCode()).isEqualTo(2);
  }

  @Test
  void whatIsNoStoreIsNotJudged() throws Exception {
    Audit audit = audit(directory.resolve("none"), anchorFile());
    assertThat(audit.exitCode()).isEqualTo(2);
    assertThat(run(Map.of(), directory).exitCode()).isEqualTo(2);
    assertThat(run(Map.of(), directory).printed()).contains("is it the directory of a registry?");
  }

  private static void assertWrong(Audit audit, String... texts) {
    assertThat(audit.printed()).contains("WRONG ").contains(texts);
    assertThat(audit.exitCode()).isEqualTo(1);
  }

  private Path anchorFile() throws IOException {
    return Files.writeString(directory.resolve("anchor.txt"), anchor.toString());
  }

  private Path commit(String model, int revision) throws IOException {
    try (Stream<Path> streams = Files.list(store.resolve("streams"))) {
      return streams
          .filter(s -> s.getFileName().toString().startsWith("model-" + model))
          .findFirst()
          .orElseThrow()
          .resolve("%020d.c".formatted(revision));
    }
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    // a new file, since others may be links to the old one's bytes
    Files.delete(file);
    Files.writeString(file, text.replace(from, to));
  }

  private Audit audit(Path... more) throws Exception {
    assumeTrue(isThere("jq"), "the auditor's script needs jq, which is not installed here");
    assumeTrue(isThere("sha256sum"), "the auditor's script needs sha256sum, which is not here");
    Path[] arguments = Stream.concat(Stream.of(store), Stream.of(more)).toArray(Path[]::new);
    return run(Map.of(), arguments);
  }

  private static Audit run(Map<String, String> environment, Path... arguments) throws Exception {
    List<String> command =
        Stream.concat(
                Stream.of("/bin/sh", SCRIPT.toString()), Stream.of(arguments).map(Path::toString))
            .toList();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Audit(process.exitValue(), printed);
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
        .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
  }
}
