package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void theCommitIsReadFromTheResourceThatBuildsWrite(@TempDir Path classes) throws IOException {
    Files.writeString(classes.resolve("git.properties"), "git.commit.id.full=0a1b2c\n");
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
      assertThat(GitProperties.commit(loader)).contains("0a1b2c");
    }
  }
}
