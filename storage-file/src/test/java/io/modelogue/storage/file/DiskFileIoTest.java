package io.modelogue.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What everything else rests on: that a name is given once, and that what is there is never
 * overwritten.
 */
class DiskFileIoTest {
  private static final int ROUNDS = 2_000;

  @TempDir Path root;

  private FileIo io;

  @BeforeEach
  void open() {
    io = new DiskFileIo(root);
  }

  @Test
  void ofTwoThreadsThatLinkOneNameOneWins() throws Exception {
    List<Path> files = List.of(file("left"), file("right"));
    CyclicBarrier round = new CyclicBarrier(2);
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try {
      List<Future<boolean[]>> threads = new ArrayList<>();
      for (Path file : files) {
        threads.add(executor.submit(() -> linkInEveryRound(file, round)));
      }
      boolean[] left = threads.get(0).get();
      boolean[] right = threads.get(1).get();
      for (int i = 0; i < ROUNDS; i++) {
        assertThat(left[i] ^ right[i]).as("round %d has one winner", i).isTrue();
        assertThat(root.resolve("name" + i)).hasContent(left[i] ? "left" : "right");
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void aFileIsCreatedOnce() throws IOException {
    Path file = file("content");

    assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> io.create(file));
    assertThat(file).hasContent("content");
  }

  @Test
  void whatIsMissingIsToldFromWhatFails() throws IOException {
    Path missing = root.resolve("missing");

    assertThat(io.stat(missing)).isEmpty();
    assertThat(io.delete(missing)).isFalse();
    assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> io.read(missing, 1));
    assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> io.open(missing));
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> io.list(missing, name -> {}));
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> io.syncDirectory(missing));
  }

  @Test
  void aReadIsBounded() throws IOException {
    assertThat(io.read(file("content"), 3)).asString().isEqualTo("con");
    assertThat(io.read(file("more content"), 100)).asString().isEqualTo("more content");
  }

  @Test
  void aDirectoryMayBeThereAlreadyButAFileMayNot() throws IOException {
    io.createDirectory(root.resolve("directory"));
    io.createDirectory(root.resolve("directory"));
    Path file = file("content");

    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> io.createDirectory(file));
  }

  private boolean[] linkInEveryRound(Path file, CyclicBarrier round) throws Exception {
    boolean[] won = new boolean[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      round.await();
      try {
        io.link(file, root.resolve("name" + i));
        won[i] = true;
      } catch (FileAlreadyExistsException e) {
        won[i] = false;
      }
    }
    return won;
  }

  private Path file(String content) throws IOException {
    return Files.writeString(root.resolve(content), content);
  }
}
