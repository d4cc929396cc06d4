package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** Otherwise the copy would reach the anchor that the cut history does not reach any more. */
  @Test
  void aCopyOfAModelUnderAnotherReadableNameIsFound() throws Exception {
    Path churn = commit("churn", 0).getParent();
    String hash = churn.getFileName().toString().replaceFirst(".*~", "");
    Path copy = Files.createDirectory(churn.resolveSibling("model-aaa~" + hash));
    for (int revision = 0; revision < 3; revision++) {
      Files.copy(commit("churn", revision), copy.resolve("%020d.c".formatted(revision)));
    }
    Files.delete(commit("churn", 2));

    assertWrong(
        audit(anchorFile()),
        "model-aaa~" + hash + ": holds \"churn\", which does not belong here",
        churn.getFileName() + ": holds \"churn\", and so does another directory",
        "2 findings");
  }

  @Test
  void aRegistryWithoutItsOwnHistoryIsFound() throws Exception {
    registry.close();
    TestFiles.deleteTree(stream("registry-registry~"));

    assertWrong(audit(anchorFile()), "the registry's own history is missing", "1 findings");
  }

  @Test
  void aLongNameOfManyCharactersHasItsPlace() throws Exception {
    registry.createModel("\u00dcber-Gr\u00f6\u00dfen: " + "Abc_".repeat(20)).create();
    registry.createModel("\ud83d\ude80").create();

    Audit audit = audit();

    assertThat(audit.printed()).endsWith("intact: 8 commits\n");
    assertThat(audit.exitCode()).isZero();
  }

  /** The moment between the walk and the count is hit by the program that counts. */
  @Test
  void aCommitThatIsAppendedMeanwhileIsNoGap() throws Exception {
    Path last = commit("churn", 2);
    Path aside = directory.resolve("aside");
    Files.move(last, aside);
    Path find = Files.createDirectory(directory.resolve("bin")).resolve("find");
    Files.writeString(
        find,
        "#!/bin/sh\ncase $1 in *model-churn*) mv -n '%s' '%s' ;; esac\nPATH=${PATH#*:} exec find \"$@\"\n"
            .formatted(aside, last));
    assertThat(find.toFile().setExecutable(true)).isTrue();
    assumeThePrograms();

    Audit audit =
        run(Map.of("PATH", find.getParent() + ":" + System.getenv("PATH")), store, anchorFile());

    assertThat(audit.printed()).endsWith("intact: 6 commits\n");
    assertThat(audit.exitCode()).isZero();
  }

  @Test
  void whatCannotBeLookedIntoIsNotJudged() throws Exception {
    registry.close();
    for (String missing : List.of("blobs", "streams")) {
      TestFiles.deleteTree(store.resolve(missing));
      assertCannot(audit(), store.resolve(missing) + " is no directory that may be read");
    }
  }

  @Test
  void aDirectoryOfSomebodyElseIsNotJudged() throws Exception {
    List<Path> directories =
        List.of(
            store.resolve("streams"), commit("churn", 0).getParent(), store.resolve("blobs/00"));
    for (Path closed : directories) {
      Set<PosixFilePermission> open = Files.getPosixFilePermissions(closed);
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("-wx------"));
      try {
        assumeFalse(Files.isReadable(closed), "whoever runs this test may read everything");
        assertCannot(audit(anchorFile()), closed.getFileName().toString());
      } finally {
        Files.setPosixFilePermissions(closed, open);
      }
    }
  }

  @Test
  void anAnchorThatSaysNothingIsNoAnchor() throws Exception {
    String header = anchor.toString().lines().findFirst().orElseThrow();
    Path anchors = anchorFile();

    assertCannot(audit(directory), "is no file that can be read");
    assertCannot(audit(Files.writeString(anchors, "")), "names no model");
    assertCannot(audit(Files.writeString(anchors, header + "\n")), "names no model");
  }

  @Test
  void anAnchorThatWasCutIsNoAnchor() throws Exception {
    String whole = anchor.toString();
    String cut = whole.substring(0, whole.lastIndexOf('\n', whole.length() - 2) + 1);

    assertCannot(
        audit(Files.writeString(anchorFile(), cut)),
        "it holds 1 models, its first line says \"2\"");
    assertCannot(
        audit(Files.writeString(anchorFile(), whole.replace("anchor 1 ", "anchor 2 "))),
        "its first line says \"\"");
  }

  @Test
  void theAnchorsOfSingleModelsAndOtherLineEndsWillDo() throws Exception {
    String windows = anchor.toString().replace("\n", "\r\n");
    assertThat(audit(Files.writeString(anchorFile(), windows)).exitCode()).isZero();

    String one = registry.model("churn").anchor().toString();
    Path anchors = Files.writeString(anchorFile(), one);
    assertThat(audit(anchors).exitCode()).isZero();

    Files.delete(commit("churn", 2));
    assertWrong(audit(anchors), "no history reaches the anchor " + one);
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

  private static void assertCannot(Audit audit, String text) {
    assertThat(audit.printed()).contains("cannot audit: ").contains(text);
    assertThat(audit.exitCode()).isEqualTo(2);
  }

  private Path anchorFile() throws IOException {
    return Files.writeString(directory.resolve("anchor.txt"), anchor.toString());
  }

  private Path commit(String model, int revision) throws IOException {
    return stream("model-" + model).resolve("%020d.c".formatted(revision));
  }

  private Path stream(String start) throws IOException {
    try (Stream<Path> streams = Files.list(store.resolve("streams"))) {
      return streams
          .filter(s -> s.getFileName().toString().startsWith(start))
          .findFirst()
          .orElseThrow();
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
    assumeThePrograms();
    Path[] arguments = Stream.concat(Stream.of(store), Stream.of(more)).toArray(Path[]::new);
    return run(Map.of(), arguments);
  }

  private static void assumeThePrograms() {
    assumeTrue(isThere("jq"), "the auditor's script needs jq, which is not installed here");
    assumeTrue(isThere("sha256sum"), "the auditor's script needs sha256sum, which is not here");
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
