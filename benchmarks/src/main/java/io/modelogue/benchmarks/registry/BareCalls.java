package io.modelogue.benchmarks.registry;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** The system calls alone that one durable commit of the file backend needs. */
final class BareCalls {
  private static final int COMMIT_BYTES = 900;

  private final Path directory;
  private final byte[] bytes = new byte[COMMIT_BYTES];
  private int next;

  BareCalls(Path directory) {
    this.directory = directory;
    Arrays.fill(bytes, (byte) 'x');
  }

  /** Writes and syncs a temporary file, links it, syncs the directory, and removes the first. */
  void commit() throws IOException {
    Path temporary = directory.resolve("temporary-" + next);
    try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
      out.write(bytes);
      out.getFD().sync();
    }
    Files.createLink(directory.resolve("commit-" + next++), temporary);
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
    Files.delete(temporary);
  }
}
