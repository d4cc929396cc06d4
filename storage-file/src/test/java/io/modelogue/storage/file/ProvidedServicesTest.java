package io.modelogue.storage.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.storage.StorageProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * On the module path the descriptor is read, on the class path the file: they must say the same.
 */
class ProvidedServicesTest {

  @Test
  void moduleDescriptorAndServicesFileNameTheSameProviders() throws IOException {
    assertThat(inServicesFile()).isEqualTo(inModuleDescriptor()).isNotEmpty();
  }

  private static List<String> inModuleDescriptor() throws IOException {
    try (InputStream in = resource("module-info.class")) {
      return ModuleDescriptor.read(in).provides().stream()
          .filter(provides -> provides.service().equals(StorageProvider.class.getName()))
          .flatMap(provides -> provides.providers().stream())
          .toList();
    }
  }

  private static List<String> inServicesFile() throws IOException {
    try (InputStream in = resource("META-INF/services/" + StorageProvider.class.getName())) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }

  private static InputStream resource(String name) throws IOException {
    return FileStorageProvider.class.getModule().getResourceAsStream(name);
  }
}
