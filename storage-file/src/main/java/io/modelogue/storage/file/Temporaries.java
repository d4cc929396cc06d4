package io.modelogue.storage.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Files that are being written, and are nothing yet: what their writer leaves behind when it dies
 * is removed, a day later, by anybody.
 */
final class Temporaries {
  private static final Duration LIFETIME = Duration.ofDays(1);

  private final FileIo io;
  private final Path directory;

  Temporaries(FileIo io, Path directory) {
    this.io = io;
    this.directory = directory;
  }

  /** Fills a temporary file. */
  interface Content {
    void write(Path file, DurableOutputStream out) throws IOException;
  }

  /**
   * Writes a temporary file and forces it to the medium, through the descriptor that wrote it:
   * another one need not be told of a failed write.
   */
  Temporary durable(Content content) throws IOException {
    return write(
        (file, out) -> {
          content.write(file, out);
          out.sync();
        });
  }

  /** Writes a temporary file for what may be lost. */
  Temporary volatileOnly(byte[] content) throws IOException {
    return write((file, out) -> out.write(content));
  }

  private Temporary write(Content content) throws IOException {
    Temporary temporary = new Temporary(io, directory.resolve(UUID.randomUUID().toString()));
    try {
      try (DurableOutputStream out = io.create(temporary.path())) {
        content.write(temporary.path(), out);
      }
      return temporary;
    } catch (Throwable e) {
      temporary.close();
      throw e;
    }
  }

  /**
   * Removes what is older than a day, as far as that is allowed.
   *
   * @param now by the file system's own clock, since that is the one which dated the files
   */
  void sweep(Instant now) throws IOException {
    List<String> names = new ArrayList<>();
    io.list(directory, names::add);
    for (String name : names) {
      Path file = directory.resolve(name);
      Optional<FileFacts> facts = io.stat(file);
      if (facts.isPresent()
          && facts.get().type() == FileFacts.Type.FILE
          && facts.get().modified().isBefore(now.minus(LIFETIME))) {
        new Temporary(io, file).close();
      }
    }
  }
}
