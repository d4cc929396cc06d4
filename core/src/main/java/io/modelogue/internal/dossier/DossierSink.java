package io.modelogue.internal.dossier;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Where the files of a dossier go: a directory, or a zip file. Used by one thread. */
interface DossierSink extends AutoCloseable {

  void put(String name, InputStream content) throws IOException;

  @Override
  void close() throws IOException;

  static DossierSink directory(Path root) throws IOException {
    Files.createDirectory(root);
    return new DossierSink() {
      @Override
      public void put(String name, InputStream content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.copy(content, file);
      }

      @Override
      public void close() {
        // every file was closed when it was written
      }
    };
  }

  static DossierSink zip(Path file) throws IOException {
    ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    return new DossierSink() {
      @Override
      public void put(String name, InputStream content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        content.transferTo(zip);
        zip.closeEntry();
      }

      @Override
      public void close() throws IOException {
        zip.close();
      }
    };
  }

  /** Removes what was written of a dossier that did not become one. */
  static void discard(Path part) {
    if (!Files.exists(part)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(part)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the unfinished dossier " + part + " cannot be removed", e);
    }
  }
}
