package io.modelogue.examples.backend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
  void moduleDescriptorAndServicesFileNameTheSameProvider() throws IOException {
    List<String> provider = List.of(MapStorageProvider.class.getName());

    assertEquals(provider, inModuleDescriptor());
    assertEquals(provider, inServicesFile());
  }

  private static List<String> inModuleDescriptor() throws IOException {
    try (InputStream in = resource("module-info.class")) {
      return ModuleDescriptor.read(in).provides().stream()
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
    return MapStorageProvider.class.getModule().getResourceAsStream(name);
  }
}
