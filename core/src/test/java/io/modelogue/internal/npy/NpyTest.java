package io.modelogue.internal.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NpyTest {
  private static final int PLENTY = 1 << 20;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final NpyWriter writer = new NpyWriter(out);

  @Test
  void writesTheBytesThatNumPyWrites() throws IOException {
    writer.writeFloat64(NpyShape.of(3), i -> new double[] {1.5, -0.0, 1.0 / 0}[i]);
    assertThat(out.toByteArray())
        .isEqualTo(numPy("<f8", "(3,)", "000000000000f83f0000000000000080000000000000f07f"));
    out.reset();
    writer.writeFloat32(NpyShape.of(3, 2), i -> i + 1);
    assertThat(out.toByteArray())
        .isEqualTo(numPy("<f4", "(3, 2)", "0000803f0000004000004040000080400000a0400000c040"));
    out.reset();
    writer.writeInt32(NpyShape.of(3), i -> new int[] {0, -1, Integer.MAX_VALUE}[i]);
    assertThat(out.toByteArray()).isEqualTo(numPy("<i4", "(3,)", "00000000ffffffffffffff7f"));
    out.reset();
    writer.writeUint8(NpyShape.of(1, 2), i -> 255 * i);
    assertThat(out.toByteArray()).isEqualTo(numPy("|u1", "(1, 2)", "00ff"));
  }

  @Test
  void readsBackWhatWasWrittenAcrossManyBuffers() throws IOException {
    int size = 100_003;
    writer.writeFloat64(NpyShape.of(size), Math::sqrt);
    NpyReader reader = open(out.toByteArray());
    assertThat(reader.header()).isEqualTo(new NpyHeader(NpyType.FLOAT64, NpyShape.of(size)));
    double[] expected = new double[size];
    Arrays.setAll(expected, Math::sqrt);
    assertThat(reader.readFloat64()).isEqualTo(expected);

    out.reset();
    writer.writeFloat32(NpyShape.of(size), i -> i / 8.0);
    float[] floats = open(out.toByteArray()).readFloat32();
    assertThat(floats[size - 1]).isEqualTo((size - 1) / 8f);

    out.reset();
    writer.writeInt32(NpyShape.of(size), i -> -i);
    assertThat(open(out.toByteArray()).readInt32()[size - 1]).isEqualTo(1 - size);

    out.reset();
    writer.writeUint8(NpyShape.of(size), i -> i & 0xff);
    assertThat(open(out.toByteArray()).readUint8()[255]).isEqualTo(255);
  }

  @Test
  void anEmptyArrayIsWrittenAndReadBack() throws IOException {
    writer.writeFloat64(NpyShape.of(0, 5), i -> i);

    assertThat(open(out.toByteArray()).readFloat64()).isEmpty();
  }

  @Test
  void refusesWhatIsNotSuchAFile() {
    assertRefused(() -> open("hello, world".getBytes(StandardCharsets.UTF_8)), "first bytes");
    assertRefused(() -> open(new byte[3]), "first bytes");
    byte[] second = numPy("<f8", "(1,)", "0000000000000000");
    second[6] = 2;
    assertRefused(() -> open(second), "version 2.0 of the format is not read, only 1.0");
    byte[] cut = Arrays.copyOf(numPy("<f8", "(1,)", ""), 60);
    assertRefused(() -> open(cut), "the header ends after 50 of 118 bytes");
    assertRefused(() -> open(numPy(">f8", "(1,)", "")), "elements of type >f8 are not read");
    assertRefused(() -> open(numPy("<f8", "()", "")), "not understood");
    assertRefused(() -> open(numPy("<f8", "(1, 2, 3)", "")), "not understood");
    assertRefused(() -> open(numPy("<f8", "(-1,)", "")), "not understood");
    byte[] fortran =
        new String(numPy("<f8", "(1,)", ""), StandardCharsets.ISO_8859_1)
            .replace("False, ", "True, ")
            .replace(" \n", "  \n")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(() -> open(fortran), "column-major");
  }

  @Test
  void refusesArraysLargerThanAllowedBeforeReadingThem() {
    assertRefused(
        () -> NpyReader.open(in(numPy("<f8", "(3,)", "")), 2),
        "the array (3,) has more than the 2 elements allowed");
    assertRefused(() -> open(numPy("<f8", "(2147483647, 3)", "")), "the shape is too large");
    assertRefused(() -> open(numPy("<f8", "(9999999999,)", "")), "the shape is too large");
  }

  @Test
  void refusesTooFewAndTooManyBytesAndAnotherType() {
    byte[] bytes = numPy("<f8", "(1,)", "0000000000000000");
    assertRefused(
        () -> open(Arrays.copyOf(bytes, bytes.length - 1)).readFloat64(),
        "the array (1,) ends 1 bytes early");
    assertRefused(
        () -> open(Arrays.copyOf(bytes, bytes.length + 1)).readFloat64(),
        "there are bytes after the array (1,)");
    assertRefused(() -> open(bytes).readInt32(), "the elements are <f8, not <i4");
  }

  @Test
  void refusesToWriteWhatDoesNotFitIntoEightBits() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.writeUint8(NpyShape.of(2), i -> 255 + i))
        .withMessage("element 1 is 256, which is not a number from 0 to 255");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(NpyFormatException.class).hasMessageContaining(message);
  }

  private static NpyReader open(byte[] bytes) throws IOException {
    return NpyReader.open(in(bytes), PLENTY);
  }

  private static ByteArrayInputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  /** The file as numpy.save of NumPy 2.4 lays it out for small arrays. */
  private static byte[] numPy(String descriptor, String shape, String elementsHex) {
    String dictionary =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(descriptor, shape);
    String header =
        "\u0093NUMPY\u0001\u0000v\u0000"
            + dictionary
            + " ".repeat(117 - dictionary.length())
            + "\n";
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
    file.writeBytes(HexFormat.of().parseHex(elementsHex));
    return file.toByteArray();
  }
}
