package io.modelogue.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoragesTest {
  private static final String SERVICE = "META-INF/services/io.modelogue.storage.StorageProvider";

  @TempDir Path directory;

  @Test
  void theSchemeChoosesTheProviderWhateverItsCase() {
    assertThat(Storages.open(StorageConfig.at(URI.create("MEMORY:StoragesTest"))))
        .isInstanceOf(MemoryStorage.class);
    MemoryStorage.forget("StoragesTest");
  }

  @Test
  void anUnknownSchemeListsWhatWasFoundAndWhere() {
    assertThatExceptionOfType(StorageOpenException.class)
        .isThrownBy(() -> Storages.open(StorageConfig.at(URI.create("jdbc:h2:x"))))
        .withMessageStartingWith(
            "no storage provider for the scheme \"jdbc\" of jdbc:h2:x; found: ")
        .withMessageContaining("memory (io.modelogue.storage.MemoryStorageProvider in ")
        .satisfies(
            e -> assertThat(e.reason()).isEqualTo(StorageOpenException.Reason.UNKNOWN_SCHEME));
  }

  @Test
  void twoProvidersOfOneSchemeAreAnErrorThatNamesBoth() throws IOException {
    try (URLClassLoader loader = loaderListing(OtherMemory.class.getName())) {
      assertThatExceptionOfType(StorageOpenException.class)
          .isThrownBy(() -> Storages.open(StorageConfig.at(URI.create("memory:x")), loader))
          .withMessageContaining("memory (io.modelogue.storage.MemoryStorageProvider in ")
          .withMessageContaining("StoragesTest$OtherMemory in ")
          .withMessageEndingWith("remove all but one")
          .satisfies(
              e -> assertThat(e.reason()).isEqualTo(StorageOpenException.Reason.AMBIGUOUS_SCHEME));
    }
  }

  @Test
  void aBrokenProviderOfAnotherSchemeDoesNoHarmAndIsNamedWhenItMayBeTheOneMissing()
      throws IOException {
    try (URLClassLoader loader = loaderListing("com.example.Missing")) {
      assertThat(Storages.open(StorageConfig.at(URI.create("memory:StoragesTest")), loader))
          .isInstanceOf(MemoryStorage.class);
      assertThatExceptionOfType(StorageOpenException.class)
          .isThrownBy(() -> Storages.open(StorageConfig.at(URI.create("s3:bucket")), loader))
          .withMessageContaining("could not be loaded")
          .withMessageContaining("com.example.Missing");
    }
    MemoryStorage.forget("StoragesTest");
  }

  @Test
  void aLocationNeedsAScheme() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StorageConfig.at(URI.create("models")))
        .withMessageContaining("\"models\" has no scheme");
  }

  private URLClassLoader loaderListing(String provider) throws IOException {
    Path file = directory.resolve(SERVICE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, provider + "\n", UTF_8);
    URL[] urls = {
      directory.toUri().toURL(),
      OtherMemory.class.getProtectionDomain().getCodeSource().getLocation()
    };
    return new OtherMemoryLoader(urls);
  }

  /**
   * Defines {@link OtherMemory} anew, since a class of a named module cannot be provided by a file.
   */
  private static final class OtherMemoryLoader extends URLClassLoader {
    OtherMemoryLoader(URL[] urls) {
      super(urls, StoragesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(OtherMemory.class.getName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (var in = OtherMemory.class.getResourceAsStream("StoragesTest$OtherMemory.class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  /** A second provider of a scheme that is taken. */
  public static final class OtherMemory implements StorageProvider {
    @Override
    public String scheme() {
      return "memory";
    }

    @Override
    public Storage open(StorageConfig config) {
      throw new AssertionError("an ambiguous provider was opened");
    }
  }
}
