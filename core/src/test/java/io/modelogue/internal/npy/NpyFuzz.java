package io.modelogue.internal.npy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class NpyFuzz {
  private static final int MOST_ELEMENTS = 1_000;

  @MethodSource("samples")
  @FuzzTest
  void whateverAFileHoldsIsAnArrayOrNone(byte[] file) throws IOException {
    NpyHeader header;
    byte[] again;
    try {
      NpyReader reader = NpyReader.open(new ByteArrayInputStream(file), MOST_ELEMENTS);
      header = reader.header();
      again = copy(reader, header);
    } catch (NpyFormatException e) {
      assertThat(e.getMessage()).isNotBlank();
      return;
    }
    assertThat(elements(again, header)).isEqualTo(elements(file, header));
    assertThat(NpyHeader.read(new ByteArrayInputStream(again))).isEqualTo(header);
  }

  /**
   * Returns the elements of a file; of the many that are not a number one is as good as another.
   */
  private static Object elements(byte[] file, NpyHeader header) {
    int bytes = header.shape().elements() * header.type().bytes();
    byte[] elements = Arrays.copyOfRange(file, file.length - bytes, file.length);
    if (header.type() != NpyType.FLOAT32) {
      return elements;
    }
    float[] floats = new float[header.shape().elements()];
    ByteBuffer.wrap(elements).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
    return floats;
  }

  /** Reads the elements as what they are, and writes them. */
  private static byte[] copy(NpyReader reader, NpyHeader header) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NpyWriter writer = new NpyWriter(out);
    switch (header.type()) {
      case FLOAT64 -> {
        double[] elements = reader.readFloat64();
        writer.writeFloat64(header.shape(), i -> elements[i]);
      }
      case FLOAT32 -> {
        float[] elements = reader.readFloat32();
        writer.writeFloat32(header.shape(), i -> elements[i]);
      }
      case INT32 -> {
        int[] elements = reader.readInt32();
        writer.writeInt32(header.shape(), i -> elements[i]);
      }
      case UINT8 -> {
        int[] elements = reader.readUint8();
        writer.writeUint8(header.shape(), i -> elements[i]);
      }
    }
    return out.toByteArray();
  }

  static Stream<byte[]> samples() throws IOException {
    ByteArrayOutputStream[] files =
        Stream.generate(ByteArrayOutputStream::new).limit(4).toArray(ByteArrayOutputStream[]::new);
    new NpyWriter(files[0]).writeFloat64(NpyShape.of(3), i -> i / 2.0);
    new NpyWriter(files[1]).writeFloat32(NpyShape.of(1, 2), i -> -i);
    new NpyWriter(files[2]).writeInt32(NpyShape.of(0, 5), i -> i);
    new NpyWriter(files[3]).writeUint8(NpyShape.of(2, 2), i -> 255 - i);
    return Stream.of(files).map(ByteArrayOutputStream::toByteArray);
  }
}
