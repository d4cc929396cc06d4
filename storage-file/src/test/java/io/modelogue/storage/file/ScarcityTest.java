package io.modelogue.storage.file;

import static io.modelogue.storage.file.Stores.SPAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.modelogue.storage.BlobId;
import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.ContentSource;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a store when room, quiet or the right time are lacking. */
class ScarcityTest {
  private static final Path ROOT = CrashLab.ROOT;

  @TempDir Path directory;

  @AfterEach
  void clearFlag() {
    Thread.interrupted();
  }

  @Test
  void aDiskThatIsFullAfterAnyByteLosesNothingAndIsUsedAgainWhenThereIsRoom() throws IOException {
    boolean full = true;
    for (int room = 0; full; room++) {
      SimulatedDisk disk = new SimulatedDisk();
      Ledger ledger = new Ledger();
      Storage storage = Stores.open(ROOT, OpenMode.CREATE, disk);
      ledger.append(storage, SPAM, "first");
      disk.leaveRoomFor(room);

      full = fill(storage, ledger);

      assertThat(disk.openStreams()).isZero();
      ledger.verify(Stores.open(ROOT, OpenMode.READ_ONLY, disk));
      disk.list(ROOT.resolve("tmp"), name -> assertThat(name).as("left over").isNull());
      disk.leaveRoomFor(Long.MAX_VALUE);
      assertThat(fill(storage, ledger)).isFalse();
      ledger.verify(storage);
    }
  }

  @Test
  void aRealDiskThatIsFullLosesNothing() throws Exception {
    Path disk = Files.createDirectory(directory.resolve("disk"));
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()));
    try {
      Path root = disk.resolve("models");
      Ledger ledger = new Ledger();
      Storage storage = Stores.open(root, OpenMode.CREATE);
      byte[] large = new byte[3 << 20];
      for (int i = 0; i < 3; i++) {
        ledger.append(storage, SPAM, "commit " + i);
        assertThatExceptionOfType(UnavailableException.class)
            .isThrownBy(() -> ledger.put(storage, large));
      }
      ledger.append(storage, SPAM, "there is room again");
      ledger.verify(storage);
    } finally {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  @Test
  void anInterruptAtAnyCallIsOnlyTheThreadsOwnAffair() throws IOException {
    boolean happened = true;
    Path root = directory.resolve("models");
    ObservedFileIo io = new ObservedFileIo(new DiskFileIo(root));
    Storage storage = Stores.open(root, OpenMode.CREATE, io);
    Ledger ledger = new Ledger();
    for (int call = 1; happened; call++) {
      AtomicInteger left = new AtomicInteger(call);
      io.observe(
          new ObservedFileIo.Observer() {
            @Override
            public void before(ObservedFileIo.Call moment, Path path) {
              if (left.decrementAndGet() == 0) {
                Thread.currentThread().interrupt();
              }
            }
          });
      ledger.append(storage, SPAM, "interrupted at " + call);
      ledger.checkpoint(storage, SPAM, new Checkpoint(0, new byte[] {1}));
      ledger.put(storage, new byte[] {(byte) call});
      ledger.verify(storage);
      happened = left.get() <= 0;
      assertThat(Thread.interrupted()).as("the flag is kept").isEqualTo(happened);
      assertThat(call).as("far more calls than there are").isLessThan(5_000);
      if (call > 40) {
        // from here on it is the ledger that reads; one call in fifty will do
        call += 49;
      }
    }
  }

  @Test
  void leftoversAreSweptByTheDisksClockWhateverOursSays() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    Stores.open(ROOT, OpenMode.CREATE, disk);
    Path leftover = ROOT.resolve("tmp/leftover");
    disk.create(leftover).close();

    disk.advance(Duration.ofHours(-1));
    Stores.open(ROOT, OpenMode.EXISTING, disk);
    assertThat(disk.stat(leftover)).as("written in the future").isPresent();
    disk.advance(Duration.ofHours(24));
    Stores.open(ROOT, OpenMode.EXISTING, disk);
    assertThat(disk.stat(leftover)).as("23 hours old").isPresent();
    disk.advance(Duration.ofDays(365));
    Stores.open(ROOT, OpenMode.EXISTING, disk);
    assertThat(disk.stat(leftover)).as("a year old").isEmpty();
  }

  @Test
  void aWriterThatIsSweptAwayByAClockFarAheadTriesAgain() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    Storage storage = Stores.open(ROOT, OpenMode.CREATE, disk);
    byte[] content = "content".getBytes(UTF_8);
    BlobId id = BlobId.of(content);
    ContentSource interrupted =
        () -> {
          disk.advance(Duration.ofDays(366));
          Stores.open(ROOT, OpenMode.EXISTING, disk);
          return ContentSource.of(content).open();
        };

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> storage.blobs().put(id, content.length, interrupted));
    assertThat(storage.blobs().put(id, content.length, ContentSource.of(content)).id())
        .isEqualTo(id);
  }

  /** Does a little of everything that takes room; returns whether there was too little. */
  private static boolean fill(Storage storage, Ledger ledger) {
    boolean full = false;
    for (Runnable step :
        List.<Runnable>of(
            () -> ledger.append(storage, SPAM, "next"),
            () -> ledger.put(storage, "content".getBytes(UTF_8)),
            () -> ledger.checkpoint(storage, SPAM, new Checkpoint(0, new byte[10])))) {
      try {
        step.run();
      } catch (UnavailableException e) {
        assertThat(e.remedy()).isEqualTo(UnavailableException.Remedy.RETRY);
        full = true;
      }
    }
    return full;
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      // no such program here
      return false;
    }
  }
}
