package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {

  @Test
  void theEnvironmentOfThisJvmNamesWhatATrainingDependsOn() {
    Environment here = Environment.ofThisJvm().with("tribuo", "4.3.2");

    assertThat(here.runtime()).contains(System.getProperty("java.version"));
    assertThat(here.os()).contains(System.getProperty("os.name"));
    assertThat(here.library())
        .hasValueSatisfying(v -> assertThat(v).matches("\\d+\\.\\d+\\.\\d+.*"));
    assertThat(here.dependencies()).containsEntry("tribuo", "4.3.2");
    assertThat(here.gitCommit("abc").gitCommit()).contains("abc");
  }

  @Test
  void aDependencyWithoutAVersionSaysWhichAndWhy() {
    assertThatNullPointerException()
        .isThrownBy(() -> Environment.ofThisJvm().with("tribuo", null))
        .withMessage(
            "the version of dependency \"tribuo\" is null; getImplementationVersion() is null for a"
                + " class outside a jar, so name the version yourself");
    assertThatNullPointerException()
        .isThrownBy(() -> Environment.ofThisJvm().gitCommit(null))
        .withMessageContaining("git commit");
    assertThatNullPointerException()
        .isThrownBy(() -> Environment.of("Python", null, "x86_64"))
        .withMessageContaining("operating system");
  }

  @Test
  void whatIsTooLongForAHistoryIsRefusedWhereItIsSaid() {
    String long20k = "x".repeat(20_000);
    Environment fits = Environment.of(long20k, long20k, long20k).gitCommit(long20k);
    assertThat(fits.with("d".repeat(200), long20k).os()).hasSize(20_000);

    for (ThrowingCallable tooLong :
        List.<ThrowingCallable>of(
            () -> Environment.of(long20k + "x", "Linux", "x86_64"),
            () -> Environment.of("Python", long20k + "x", "x86_64"),
            () -> Environment.of("Python", "Linux", long20k + "x"),
            () -> fits.gitCommit(long20k + "x"),
            () -> fits.with("onnx", long20k + "x"),
            () -> fits.with("d".repeat(201), "1"),
            () -> fits.with("onnx", "1\u0000"))) {
      assertThatIllegalArgumentException().isThrownBy(tooLong);
    }
  }

  @Test
  void theCommitIsReadFromTheResourceThatBuildsWrite(@TempDir Path classes) throws IOException {
    Files.writeString(classes.resolve("git.properties"), "git.commit.id.full=0a1b2c\n");
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
      assertThat(GitProperties.commit(loader)).contains("0a1b2c");
    }
  }
}
