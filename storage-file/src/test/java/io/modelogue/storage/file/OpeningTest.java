package io.modelogue.storage.file;

import static io.modelogue.storage.file.Stores.SPAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.Cursor;
import io.modelogue.storage.Durability;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageConfig;
import io.modelogue.storage.StorageOpenException;
import io.modelogue.storage.StorageOpenException.Reason;
import io.modelogue.storage.UnavailableException;
import io.modelogue.storage.UnsupportedFormatException;
import io.modelogue.storage.file.ObservedFileIo.Call;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {
  @TempDir Path directory;

  @Test
  void aStoreIsMadeWithTheDirectoriesAboveIt() {
    Path root = directory.resolve("a/b/models");

    Storage storage = Stores.open(root, OpenMode.CREATE);

    assertThat(root.resolve("registry.json"))
        .hasContent("{\"modelogue\":\"file store\",\"layout\":1,\"crc32c\":\"f1752c65\"}\n");
    assertThat(storage.info().durability()).isEqualTo(Durability.POWER_LOSS);
    assertThat(storage.info().backend()).contains("a/b/models");
  }

  @Test
  void aMistypedPathSaysSoAndMakesNothing() {
    Path mistyped = directory.resolve("modles");

    for (OpenMode mode : new OpenMode[] {OpenMode.EXISTING, OpenMode.READ_ONLY}) {
      assertRefused(mistyped, mode, Reason.NOT_FOUND)
          .withMessage(
              "no store at %s: there is nothing; check the path, or open it in mode CREATE",
              mistyped);
    }
    assertThat(mistyped).doesNotExist();
    assertRefused(directory, OpenMode.EXISTING, Reason.NOT_FOUND)
        .withMessageContaining("the directory holds no store yet");
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource
  void somebodyElsesDirectoryIsLeftAlone(OpenMode mode) throws IOException {
    Files.writeString(directory.resolve("thesis.txt"), "mine");

    assertRefused(directory, mode, Reason.NOT_A_STORE).withMessageContaining("holds [thesis.txt]");
    assertThat(directory.toFile().list()).containsExactly("thesis.txt");
  }

  @ParameterizedTest
  @EnumSource
  void somebodyElsesRegistryFileIsLeftAlone(OpenMode mode) throws IOException {
    Path file = Files.writeString(directory.resolve("registry.json"), "{\"name\":\"npm\"}");

    assertRefused(directory, mode, Reason.NOT_A_STORE)
        .withMessageContaining("not one of Modelogue's");
    assertThat(file).hasContent("{\"name\":\"npm\"}");
    assertThat(directory.toFile().list()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aFileIsNotAStore(OpenMode mode) throws IOException {
    Path file = Files.createFile(directory.resolve("models"));

    assertRefused(file, mode, Reason.NOT_A_STORE).withMessageContaining("not a directory");
  }

  @Test
  void aFreshVolumeMayBecomeAStore() throws IOException {
    Files.createDirectory(directory.resolve("lost+found"));

    Stores.write(Stores.open(directory, OpenMode.CREATE), SPAM, 1);
  }

  @Test
  void aCreationThatBrokeOffIsDoneAgain() throws IOException {
    Files.createDirectory(directory.resolve("tmp"));
    Files.createDirectories(directory.resolve("blobs/00"));
    Files.createFile(directory.resolve("tmp/leftover"));

    assertRefused(directory, OpenMode.EXISTING, Reason.NOT_FOUND);
    Stores.write(Stores.open(directory, OpenMode.CREATE), SPAM, 1);
  }

  @Test
  void aStoreThatAnotherProcessMakesMeanwhileIsOpened() {
    ObservedFileIo slow = new ObservedFileIo(new DiskFileIo(directory));
    AtomicBoolean made = new AtomicBoolean();
    slow.observe(
        new ObservedFileIo.Observer() {
          @Override
          public void after(Call call, Path path) {
            if (call == Call.STAT && path.endsWith("registry.json") && !made.getAndSet(true)) {
              Stores.write(Stores.open(directory, OpenMode.CREATE), SPAM, 2);
            }
          }
        });

    assertThat(Stores.head(Stores.open(directory, OpenMode.CREATE, slow), SPAM)).isEqualTo(1);
    assertThat(made).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aStoreThatLostItsRegistryFileIsNotGivenANewOne(OpenMode mode) throws IOException {
    Stores.write(Stores.open(directory, OpenMode.CREATE), SPAM, 1);
    Files.delete(directory.resolve("registry.json"));

    assertRefused(directory, mode, Reason.NOT_A_STORE)
        .withMessageContaining("registry.json is gone");
    assertThat(directory.resolve("registry.json")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void aNewerLayoutIsNotTouched(OpenMode mode) throws IOException {
    Stores.open(directory, OpenMode.CREATE);
    Files.write(directory.resolve("registry.json"), RegistryFile.content(2));

    assertThatExceptionOfType(UnsupportedFormatException.class)
        .isThrownBy(() -> Stores.open(directory, mode))
        .withMessageContaining("registry.json has format 2, this release reads up to 1: upgrade");
  }

  @Test
  void everyFlippedBitOfTheRegistryFileIsDamage() throws IOException {
    Stores.open(directory, OpenMode.CREATE);
    byte[] content = RegistryFile.content();
    for (int bit = 0; bit < content.length * 8; bit++) {
      byte[] flipped = content.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(directory.resolve("registry.json"), flipped);

      assertThatExceptionOfType(CorruptionException.class)
          .as("bit %d of byte %d: %s", bit % 8, bit / 8, new String(flipped, UTF_8))
          .isThrownBy(() -> Stores.open(directory, OpenMode.READ_ONLY))
          .withMessageContaining("registry.json");
    }
  }

  @Test
  void aCopyThatLostItsEmptyDirectoriesIsReadAndCompleted() throws IOException {
    Storage storage = Stores.open(directory, OpenMode.CREATE);
    Stores.write(storage, SPAM, 2);
    StoreLayout.blobDirectories()
        .forEach(name -> directory.resolve("blobs/" + name).toFile().delete());
    Files.delete(directory.resolve("blobs"));
    Files.delete(directory.resolve("tmp"));

    Storage readOnly = Stores.open(directory, OpenMode.READ_ONLY);
    assertThat(Stores.head(readOnly, SPAM)).isEqualTo(1);
    assertThat(readOnly.blobs().list(Cursor.START, 1).items()).isEmpty();
    Stores.store(Stores.open(directory, OpenMode.EXISTING), "content");
  }

  @Test
  void aMediumWithoutHardLinksIsRefusedBeforeAnythingIsWritten() {
    assertUnsuitable(
        (call, path) -> {
          if (call == Call.LINK && path.startsWith(directory.resolve("tmp"))) {
            throw new FileSystemException(path.toString(), null, "Operation not permitted");
          }
        },
        "does not allow hard links");
  }

  @Test
  void aMediumThatCannotSyncDirectoriesIsRefused() {
    assertUnsuitable(
        (call, path) -> {
          if (call == Call.SYNC_DIRECTORY && path.equals(directory.resolve("tmp"))) {
            throw new IOException("Invalid argument");
          }
        },
        "cannot force the names in a directory");
  }

  @Test
  void aMediumThatCannotBeWrittenOpensForReadingAlone() {
    Stores.write(Stores.open(directory, OpenMode.CREATE), SPAM, 2);
    ObservedFileIo readOnlyMount = new ObservedFileIo(new DiskFileIo(directory));
    readOnlyMount.observe(
        observer(
            (call, path) -> {
              switch (call) {
                case CREATE, LINK, REPLACE, DELETE, CREATE_DIRECTORY, TOUCH, ACCESS ->
                    throw new FileSystemException(path.toString(), null, "Read-only file system");
                default -> {}
              }
            }));

    assertThat(Stores.head(Stores.open(directory, OpenMode.READ_ONLY, readOnlyMount), SPAM))
        .isEqualTo(1);
    for (OpenMode mode : new OpenMode[] {OpenMode.EXISTING, OpenMode.CREATE}) {
      assertThatExceptionOfType(StorageOpenException.class)
          .isThrownBy(() -> Stores.open(directory, mode, readOnlyMount))
          .withMessageContaining("to read only, open it in mode READ_ONLY")
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNSUITABLE_MEDIUM))
          .havingCause()
          .withMessageContaining("Read-only file system");
    }
    assertThatExceptionOfType(StorageOpenException.class)
        .as("a store cannot be made there either")
        .isThrownBy(
            () -> Stores.open(directory.resolve("new/models"), OpenMode.CREATE, readOnlyMount))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNSUITABLE_MEDIUM));
  }

  @Test
  void aMediumThatFailsAtOpeningMayBeTriedAgain() {
    Stores.write(Stores.open(directory, OpenMode.CREATE), SPAM, 1);
    ObservedFileIo full = new ObservedFileIo(new DiskFileIo(directory));
    full.observe(
        observer(
            (call, path) -> {
              if (call == Call.CREATE) {
                throw new FileSystemException(path.toString(), null, "No space left on device");
              }
            }));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> Stores.open(directory, OpenMode.EXISTING, full))
        .satisfies(e -> assertThat(e.remedy()).isEqualTo(UnavailableException.Remedy.RETRY));
  }

  @Test
  void leftoversOlderThanADayAreSweptAndYoungerOnesAreNot() throws IOException {
    Stores.open(directory, OpenMode.CREATE);
    Path old = Files.createFile(directory.resolve("tmp/old"));
    Path young = Files.createFile(directory.resolve("tmp/young"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
    Files.setLastModifiedTime(young, FileTime.from(Instant.now().minus(Duration.ofHours(23))));

    Stores.open(directory, OpenMode.READ_ONLY);
    assertThat(old).exists();
    Stores.open(directory, OpenMode.EXISTING);
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void aLeftoverThatCannotBeRemovedDoesNotKeepTheStoreClosed() throws IOException {
    Stores.open(directory, OpenMode.CREATE);
    Path old = Files.createFile(directory.resolve("tmp/old"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
    ObservedFileIo io = new ObservedFileIo(new DiskFileIo(directory));
    io.observe(
        observer(
            (call, path) -> {
              if (call == Call.DELETE && path.equals(old)) {
                throw new FileSystemException(path.toString(), null, "Operation not permitted");
              }
            }));

    Stores.write(Stores.open(directory, OpenMode.EXISTING, io), SPAM, 1);
    assertThat(old).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:models",
        "file://elsewhere/models",
        "file:///models?x=1",
        "file:///models#x"
      })
  void aLocationThatIsNoLocalPathIsRefused(String location) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FileStorageProvider().open(StorageConfig.at(URI.create(location))))
        .withMessageContaining(location)
        .withMessageContaining("file:///path");
  }

  /** A fault that is the medium's nature. */
  private interface Fault {
    void before(Call call, Path path) throws IOException;
  }

  private static ObservedFileIo.Observer observer(Fault fault) {
    return new ObservedFileIo.Observer() {
      @Override
      public void before(Call call, Path path) throws IOException {
        fault.before(call, path);
      }
    };
  }

  private void assertUnsuitable(Fault fault, String why) {
    Stores.open(directory, OpenMode.CREATE);
    ObservedFileIo io = new ObservedFileIo(new DiskFileIo(directory));
    io.observe(observer(fault));

    assertThatExceptionOfType(StorageOpenException.class)
        .isThrownBy(() -> Stores.open(directory, OpenMode.EXISTING, io))
        .withMessageContaining(why)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNSUITABLE_MEDIUM));
    assertThat(directory.resolve("tmp")).isEmptyDirectory();
  }

  private static ThrowableAssertAlternative<StorageOpenException> assertRefused(
      Path root, OpenMode mode, Reason reason) {
    return assertThatExceptionOfType(StorageOpenException.class)
        .isThrownBy(() -> Stores.open(root, mode))
        .withMessageContaining(root.toString())
        .satisfies(e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
  }
}
