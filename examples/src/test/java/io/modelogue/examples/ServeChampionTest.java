package io.modelogue.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.Model;
import io.modelogue.ModelRegistry;
import io.modelogue.ModelVersion;
import io.modelogue.SettingGroup;
import io.modelogue.VersionConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example as a process of its own, while this one promotes. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServeChampionTest {
  private static final String MAIL = "Win free money now";

  @TempDir Path directory;
  private ModelRegistry registry;
  private Model spam;
  private Process serving;
  private Writer mails;
  private BufferedReader printed;

  @BeforeEach
  void promoteTheFirstAndServeIt() throws IOException {
    registry = ModelRegistry.builder(directory).open();
    spam = registry.createModel("spam-filter").create();
    promote(version("free", "money"));
    serving =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ServeChampion.class.getName(),
                directory.toString(),
                "PT0.02S")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    mails = serving.outputWriter(StandardCharsets.UTF_8);
    printed = serving.inputReader(StandardCharsets.UTF_8);
  }

  @AfterEach
  void endTheProcess() throws InterruptedException {
    // it must not outlive the directory that it reads
    int exitCode = serving.destroyForcibly().waitFor();
    assertThat(exitCode).isNotEqualTo(1);
    registry.close();
  }

  @Test
  void eachNewChampionIsServedAsSoonAsAnotherProcessPromotesIt() throws Exception {
    assertThat(printed.readLine()).isEqualTo("champion: version 1 of \"spam-filter\"");
    assertThat(decisionOn(MAIL)).isEqualTo("spam by version 1");

    promote(version("lottery"));
    assertThat(printed.readLine()).isEqualTo("champion: version 2 of \"spam-filter\"");
    assertThat(decisionOn(MAIL)).isEqualTo("ham by version 2");

    spam.rollback("champion").because("spam gets through").commit();
    assertThat(printed.readLine()).isEqualTo("champion: version 1 of \"spam-filter\"");
    assertThat(decisionOn(MAIL)).isEqualTo("spam by version 1");

    mails.close();
    assertThat(printed.readLine()).isNull();
    assertThat(serving.waitFor()).isZero();
  }

  @Test
  void aChampionThatCannotBeLoadedDoesNotEndTheService() throws Exception {
    assertThat(printed.readLine()).isEqualTo("champion: version 1 of \"spam-filter\"");

    promote(spam.register(VersionConfig.builder().build()).commit());
    promote(version("lottery"));
    assertThat(printed.readLine())
        .as("version 2 has no file and is never served")
        .isEqualTo("champion: version 3 of \"spam-filter\"");
    assertThat(decisionOn(MAIL)).isEqualTo("ham by version 3");
  }

  private String decisionOn(String mail) throws IOException {
    mails.write(mail + "\n");
    mails.flush();
    return printed.readLine();
  }

  private ModelVersion version(String... words) {
    VersionConfig config =
        VersionConfig.builder().set(SettingGroup.INFERENCE, SpamFilterService.THRESHOLD, 1).build();
    byte[] list = String.join("\n", words).getBytes(StandardCharsets.UTF_8);
    return spam.register(config).artifact(SpamFilterService.WORDS, list).commit();
  }

  private static void promote(ModelVersion version) {
    version.promote(SpamFilterService.CHAMPION).commit();
  }
}
