package io.modelogue.storage.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelogue.storage.CorruptionException;
import io.modelogue.storage.CorruptionException.Kind;
import io.modelogue.storage.StorageLimits;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.UnsupportedFormatException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameFormatTest {
  private static final StreamId SPAM = new StreamId("model", "spam");
  private static final String ID = "00000000-0000-0001-0000-000000000002";

  @Test
  void aCommitIsTextThatAPersonCanRead() {
    byte[] file = FrameFormat.encode(frame(SPAM, 1, "{\"format\":1}".getBytes(UTF_8)));

    assertThat(new String(file, UTF_8))
        .matches(
            "modelogue-commit 1 12 "
                + ID
                + " 12 \"model/spam\" [0-9a-f]{8}\n\\{\"format\":1}\nend\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "fa-IR", "hi-IN-u-nu-deva", "my-MM", "th-TH-u-nu-thai", "tr-TR"})
  void aCommitIsTheSameWhateverTheMachineSpeaks(String language) {
    byte[] file = FrameFormat.encode(frame(SPAM, 1, new byte[] {1}));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(language));

      assertThat(FrameFormat.encode(frame(SPAM, 1, new byte[] {1}))).isEqualTo(file);
      assertThat(decode(file).header().revision()).isEqualTo(12);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spam",
        "with space",
        "\"quoted\" \\ and \\\" more",
        "\\",
        "\"",
        "名前 🦆",
        "a\u2028b"
      })
  void everyNameIsReadBack(String name) {
    StreamId stream = new StreamId("model", name);

    assertThat(decode(FrameFormat.encode(frame(stream, 1, new byte[] {1}))).header().stream())
        .isEqualTo(stream);
  }

  @Test
  void theLongestHeaderFitsItsBound() {
    StreamId longest = new StreamId("k".repeat(32), "\"".repeat(StorageLimits.NAME_CHARACTERS));
    FrameHeader header =
        new FrameHeader(
            FrameHeader.CHECKPOINT,
            999_999_999,
            Long.MAX_VALUE,
            ID,
            StorageLimits.CHECKPOINT_BYTES,
            longest);

    assertThat(header.text().getBytes(UTF_8).length + 9).isLessThan(FrameFormat.HEADER_BYTES / 2);
    assertThat(FrameHeader.parse(header.text())).contains(header);
  }

  @Test
  void everyFlippedBitIsDamageAndNothingElse() {
    byte[] file = FrameFormat.encode(frame(SPAM, 1, "payload\n".getBytes(UTF_8)));
    for (int bit = 0; bit < file.length * 8; bit++) {
      byte[] flipped = file.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));

      assertThatThrownBy(() -> decode(flipped))
          .as("bit %d of byte %d", bit % 8, bit / 8)
          .isInstanceOf(CorruptionException.class)
          .hasMessageContaining("here");
    }
  }

  @Test
  void aFlippedBitInThePayloadFailsTheChecksum() {
    byte[] file = FrameFormat.encode(frame(SPAM, 1, "payload".getBytes(UTF_8)));
    file[file.length - 7] ^= 1;

    assertDamage(file, Kind.CHECKSUM_MISMATCH);
  }

  @Test
  void everyCutIsTruncation() {
    byte[] file = FrameFormat.encode(frame(SPAM, 1, "payload\n".getBytes(UTF_8)));
    for (int length = 0; length < file.length; length++) {
      assertDamage(Arrays.copyOf(file, length), Kind.TRUNCATED);
    }
  }

  @Test
  void everyTailOfZerosIsDamage() {
    byte[] file = FrameFormat.encode(frame(SPAM, 1, "payload\n".getBytes(UTF_8)));
    for (int from = 0; from < file.length; from++) {
      byte[] zeroed = file.clone();
      Arrays.fill(zeroed, from, file.length, (byte) 0);

      assertThatExceptionOfType(CorruptionException.class).isThrownBy(() -> decode(zeroed));
    }
  }

  @Test
  void whatFollowsTheEndIsDamage() {
    byte[] file = FrameFormat.encode(frame(SPAM, 1, "payload\n".getBytes(UTF_8)));

    assertDamage(Arrays.copyOf(file, file.length + 1), Kind.TRAILING_DATA);
    byte[] twice = Arrays.copyOf(file, file.length * 2);
    System.arraycopy(file, 0, twice, file.length, file.length);
    assertDamage(twice, Kind.TRAILING_DATA);
  }

  @Test
  void aNewerFormatIsToldFromDamageByItsChecksum() {
    byte[] newer = FrameFormat.encode(frame(SPAM, 2, new byte[] {1}));

    assertThatExceptionOfType(UnsupportedFormatException.class)
        .isThrownBy(() -> decode(newer))
        .satisfies(
            e -> {
              assertThat(e.found()).isEqualTo(2);
              assertThat(e.supported()).isEqualTo(1);
            })
        .withMessageContaining("upgrade");
    newer[newer.length - 6] ^= 1;
    assertDamage(newer, Kind.CHECKSUM_MISMATCH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n\n",
        "modelogue-commit\n",
        "modelogue-commit 1 0 - 999999999 \"model/spam\" 00000000\n",
        "modelogue-commit 1 0 - 9999999999 \"model/spam\" 00000000\n",
        "modelogue-commit 99999999999999 0 - 1 \"model/spam\" 00000000\nx\nend\n",
        "modelogue-commit 1 9999999999999999999 - 1 \"model/spam\" 00000000\nx\nend\n",
        "modelogue-commit 1 -1 - 1 \"model/spam\" 00000000\nx\nend\n",
        "modelogue-commit 1 01 - 1 \"model/spam\" 00000000\nx\nend\n",
        "modelogue-commit 1 0 - 1 \"model/\\u0073pam\" 00000000\nx\nend\n",
        "modelogue-commit 1 0 - 1 \"../../etc\" 00000000\nx\nend\n",
        "modelogue-commit 1 0 - 1 \"model/spam\" zzzzzzzz\nx\nend\n"
      })
  void aHostileHeaderIsDamageAndTakesNoMemory(String file) {
    assertThatExceptionOfType(CorruptionException.class)
        .isThrownBy(() -> decode(file.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "modelogue-commit 1 012 - 1 \"model/spam\" ",
        "modelogue-commit 01 12 - 1 \"model/spam\" ",
        "modelogue-commit 0 12 - 1 \"model/spam\" ",
        "modelogue-commit 1 12 - 01 \"model/spam\" ",
        "modelogue-commit 1 12 - 1 \"model/\\u0073pam\" ",
        "modelogue-commit 1 12 - 1 \"model/\"spam\" "
      })
  void aHeaderThatIsSpeltOtherwiseIsDamageEvenIfItsChecksumHolds(String text) {
    CRC32C crc = new CRC32C();
    crc.update((text + "x").getBytes(UTF_8));
    String file = text + "%08x".formatted(crc.getValue()) + "\nx\nend\n";

    assertDamage(file.getBytes(UTF_8), Kind.MALFORMED);
  }

  @Test
  void aHeaderWithoutAnEndIsNotSearchedForBeyondItsBound() {
    byte[] endless = new byte[1 << 20];
    Arrays.fill(endless, (byte) 'x');

    assertDamage(endless, Kind.MALFORMED);
  }

  private static Frame frame(StreamId stream, int format, byte[] payload) {
    return new Frame(
        new FrameHeader(FrameHeader.COMMIT, format, 12, ID, payload.length, stream), payload);
  }

  private static Frame decode(byte[] file) {
    return FrameFormat.decode(file, "here");
  }

  private static void assertDamage(byte[] file, Kind kind) {
    assertThatExceptionOfType(CorruptionException.class)
        .as("%d bytes", file.length)
        .isThrownBy(() -> decode(file))
        .satisfies(e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind));
  }
}
