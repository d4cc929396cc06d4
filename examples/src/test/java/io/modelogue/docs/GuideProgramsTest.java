package io.modelogue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.ModelRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The ten programs of the guide, each as it is pasted, and what they print as it is shown. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GuideProgramsTest {
  private static final String ON_THE_THIRD_OF_MARCH = "2026-03-03T12:00:00Z";

  @TempDir Path directory;
  private final Map<String, GuideProgram> programs = new LinkedHashMap<>();
  private SnippetCompiler compiler;
  private Process serving;

  @BeforeEach
  void compileAll() throws IOException {
    compiler = new SnippetCompiler(directory);
    for (GuideProgram program : GuideProgram.all()) {
      compiler.compile(program.name(), program.code()).close();
      programs.put(program.name(), program);
    }
    deliver();
  }

  /** What the guide says lies there: scores that are real, and files that stand for models. */
  private void deliver() throws IOException {
    String scores = "/io/modelogue/examples/spambase-scores.csv";
    try (InputStream csv = GuideProgramsTest.class.getResourceAsStream(scores)) {
      Files.copy(Objects.requireNonNull(csv), directory.resolve("spambase-scores.csv"));
    }
    for (String algorithm : List.of("logreg", "forest")) {
      Files.writeString(directory.resolve(algorithm + ".onnx"), "stands for " + algorithm + "\n");
    }
  }

  @AfterEach
  void endTheService() throws InterruptedException {
    if (serving != null) {
      // it must not outlive the directory that it reads
      int exitCode = serving.destroyForcibly().waitFor();
      assertThat(exitCode).isNotEqualTo(1);
    }
  }

  @Test
  void thereAreTen() {
    assertThat(programs).hasSize(10);
  }

  @Test
  void theyTellOneStoryAndPrintWhatIsShown() throws Exception {
    for (String name :
        List.of(
            "FirstVersion",
            "TrainVersions",
            "RegisterOnnx",
            "EvaluateCsv",
            "CompareVersions",
            "CandidateGate")) {
      assertThatItPrintsWhatIsShown(name, ON_THE_THIRD_OF_MARCH);
    }

    List<String> served = program("Serve").printed();
    serving = compiler.start("Serve", List.of());
    try (Writer cases = serving.outputWriter(StandardCharsets.UTF_8);
        BufferedReader printed = serving.inputReader(StandardCharsets.UTF_8)) {
      assertThat(printed.readLine()).isEqualTo(served.get(0));
      decide("4711", cases);
      assertThat(printed.readLine()).isEqualTo(served.get(1));
      String then = Instant.now().toString();

      assertThatItPrintsWhatIsShown("TwoServices", then);
      assertThat(printed.readLine()).isEqualTo(served.get(2));
      decide("4712", cases);
      assertThat(printed.readLine()).isEqualTo(served.get(3));
      assertThat(served).hasSize(4);

      assertThatItPrintsWhatIsShown("AuditorsQuestion", then);
    }
    assertThat(serving.waitFor()).isZero();
  }

  private static void decide(String numberOfCase, Writer cases) throws IOException {
    cases.write(numberOfCase + "\n");
    cases.flush();
  }

  /** Lets a program run, its day being 3 March or another one. */
  private void assertThatItPrintsWhatIsShown(String name, String day) throws Exception {
    GuideProgram program = program(name);
    List<String> arguments =
        program.arguments().stream().map(a -> a.replace(ON_THE_THIRD_OF_MARCH, day)).toList();
    Process run = compiler.start(name, arguments);
    run.getOutputStream().close();
    String printed = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(withoutTimes(printed.stripTrailing().lines().toList()))
        .isEqualTo(withoutTimes(program.printed()));
    assertThat(run.waitFor()).isZero();
  }

  private static List<String> withoutTimes(List<String> lines) {
    return lines.stream()
        .map(line -> line.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME").stripTrailing())
        .toList();
  }

  @Test
  void aWorseCandidateEndsTheGateWithExitCodeOne() throws Exception {
    for (String name : List.of("FirstVersion", "RegisterOnnx", "EvaluateCsv")) {
      assertThatItPrintsWhatIsShown(name, ON_THE_THIRD_OF_MARCH);
    }

    try (ModelRegistry registry = ModelRegistry.builder(directory.resolve("models")).open()) {
      registry.model("spam-filter").version("forest").promote("champion").commit();
    }

    Process gate = compiler.start("CandidateGate", List.of("logreg"));
    String printed = new String(gate.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(gate.waitFor()).isEqualTo(1);
    assertThat(printed).contains("GateFailedException: version 2 (logreg) of", "WORSE");
  }

  @Test
  void theUnitTestIsGreen() throws Exception {
    try (URLClassLoader classes =
        compiler.compile("ChampionTest", program("ChampionTest").code())) {
      Class<?> test = classes.loadClass("ChampionTest");
      Constructor<?> constructor = test.getDeclaredConstructor();
      constructor.setAccessible(true);
      int run = 0;
      for (Method method : test.getDeclaredMethods()) {
        if (method.isAnnotationPresent(Test.class)) {
          method.setAccessible(true);
          method.invoke(constructor.newInstance());
          run++;
        }
      }
      assertThat(run).isEqualTo(1);
    }
  }

  private GuideProgram program(String name) {
    return Objects.requireNonNull(programs.get(name), name);
  }
}
