package io.modelogue.benchmarks.registry;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The system calls alone that one durable commit of the file backend needs, in the same two
 * directories and on as many bytes, with nothing computed.
 */
final class BareCalls {
  private static final int COMMIT_BYTES = 680;

  private final Path temporaries;
  private final Path stream;
  private final byte[] bytes = new byte[COMMIT_BYTES];
  private int next = 1;

  BareCalls(Path directory) throws IOException {
    temporaries = Files.createDirectory(directory.resolve("bare-temporaries"));
    stream = Files.createDirectory(directory.resolve("bare-stream"));
    Files.createFile(commit(0));
    Arrays.fill(bytes, (byte) 'x');
  }

  /**
   * Looks whether its place is free and the one before is not, writes and syncs a temporary file,
   * links it, syncs the directory of the link, and removes the first name.
   */
  void commit() throws IOException {
    if (!Files.exists(commit(next - 1))
        || Files.exists(commit(next))
        || Files.exists(commit(next + 1))) {
      throw new IllegalStateException("somebody else writes in " + stream);
    }
    Path temporary = temporaries.resolve("temporary-" + next);
    Files.createFile(temporary);
    try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
      out.write(bytes);
      out.getFD().sync();
    }
    Files.createLink(commit(next++), temporary);
    try (FileChannel channel = FileChannel.open(stream, StandardOpenOption.READ)) {
      channel.force(true);
    }
    Files.delete(temporary);
  }

  private Path commit(int revision) {
    return stream.resolve("commit-" + revision);
  }
}
