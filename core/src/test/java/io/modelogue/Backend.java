package io.modelogue;

import io.modelogue.storage.MemoryStorage;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageConfig;
import io.modelogue.storage.Storages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The backends that every promise of the registry is tested on. */
enum Backend {
  MEMORY {
    @Override
    Place place() {
      MemoryStorage storage = MemoryStorage.create();
      return new Place() {
        @Override
        public ModelRegistryBuilder registry() {
          return ModelRegistry.builder(storage());
        }

        @Override
        public ModelRegistryBuilder reading() {
          return ModelRegistry.builder(storage.another(OpenMode.READ_ONLY));
        }

        @Override
        public Storage storage() {
          return storage.another(OpenMode.CREATE);
        }

        @Override
        public void close() {
          storage.close();
        }
      };
    }
  },

  FILE {
    @Override
    Place place() {
      Path directory = directory();
      return new Place() {
        @Override
        public ModelRegistryBuilder registry() {
          return ModelRegistry.builder(directory.resolve("registry"));
        }

        @Override
        public ModelRegistryBuilder reading() {
          return registry().mode(RegistryMode.READ_ONLY);
        }

        @Override
        public Storage storage() {
          return Storages.open(StorageConfig.at(directory.resolve("registry").toUri()));
        }

        @Override
        public void close() {
          TestFiles.deleteTree(directory);
        }
      };
    }
  };

  /** A place where registries can be opened again and again, by several handles at once. */
  interface Place extends AutoCloseable {
    ModelRegistryBuilder registry();

    /** Returns what opens it without the right to write. */
    ModelRegistryBuilder reading();

    /** Returns a new handle on the storage below. */
    Storage storage();

    @Override
    void close();
  }

  abstract Place place();

  private static Path directory() {
    try {
      return Files.createTempDirectory("modelogue-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
