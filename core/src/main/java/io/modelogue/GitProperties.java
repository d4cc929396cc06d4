package io.modelogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * The commit that an application was built from, as the common build plug-ins write it into the
 * resource {@code git.properties}. No process is started to find it out.
 */
final class GitProperties {
  private static final String RESOURCE = "git.properties";

  private GitProperties() {}

  static Optional<String> commit() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return commit(loader == null ? ClassLoader.getSystemClassLoader() : loader);
  }

  static Optional<String> commit(ClassLoader loader) {
    Properties properties = new Properties();
    try (InputStream in = loader.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        return Optional.empty();
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the resource git.properties cannot be read; mend it, or take it off the class path", e);
    }
    return Optional.ofNullable(properties.getProperty("git.commit.id.full"))
        .or(() -> Optional.ofNullable(properties.getProperty("git.commit.id")))
        .filter(commit -> !commit.isBlank());
  }
}
