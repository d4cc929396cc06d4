package io.modelogue.internal.npy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads one array from a {@code .npy} file: the header when it is opened, then the elements, of
 * which there may be no more than the caller allows. The stream is not closed.
 *
 * <p>Not safe for use by several threads.
 */
public final class NpyReader {
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private final NpyHeader header;
  private ByteBuffer buffer = ByteBuffer.allocate(0);

  private NpyReader(InputStream in, NpyHeader header) {
    this.in = in;
    this.header = header;
  }

  /**
   * Reads the header.
   *
   * @param in the stream
   * @param mostElements how many elements the array may have
   * @throws NpyFormatException if it is not a header of an array that is read, or it has more
   *     elements
   */
  public static NpyReader open(InputStream in, int mostElements) throws IOException {
    NpyHeader header = NpyHeader.read(in);
    if (header.shape().elements() > mostElements) {
      throw new NpyFormatException(
          "the array %s has more than the %d elements allowed"
              .formatted(header.shape(), mostElements));
    }
    return new NpyReader(in, header);
  }

  /** Returns what the file says of its elements. */
  public NpyHeader header() {
    return header;
  }

  /**
   * Reads all elements.
   *
   * @throws NpyFormatException if they are not of this type, or there are fewer or more bytes than
   *     the header says
   */
  public double[] readFloat64() throws IOException {
    double[] elements = new double[begin(NpyType.FLOAT64)];
    for (int i = 0; i < elements.length; i++) {
      fill(elements.length - i);
      elements[i] = buffer.getDouble();
    }
    end();
    return elements;
  }

  /**
   * Reads all elements.
   *
   * @throws NpyFormatException if they are not of this type, or there are fewer or more bytes than
   *     the header says
   */
  public float[] readFloat32() throws IOException {
    float[] elements = new float[begin(NpyType.FLOAT32)];
    for (int i = 0; i < elements.length; i++) {
      fill(elements.length - i);
      elements[i] = buffer.getFloat();
    }
    end();
    return elements;
  }

  /**
   * Reads all elements.
   *
   * @throws NpyFormatException if they are not of this type, or there are fewer or more bytes than
   *     the header says
   */
  public int[] readInt32() throws IOException {
    int[] elements = new int[begin(NpyType.INT32)];
    for (int i = 0; i < elements.length; i++) {
      fill(elements.length - i);
      elements[i] = buffer.getInt();
    }
    end();
    return elements;
  }

  /**
   * Reads all elements, each from 0 to 255.
   *
   * @throws NpyFormatException if they are not of this type, or there are fewer or more bytes than
   *     the header says
   */
  public int[] readUint8() throws IOException {
    int[] elements = new int[begin(NpyType.UINT8)];
    for (int i = 0; i < elements.length; i++) {
      fill(elements.length - i);
      elements[i] = buffer.get() & 0xff;
    }
    end();
    return elements;
  }

  private int begin(NpyType expected) throws NpyFormatException {
    if (header.type() != expected) {
      throw new NpyFormatException(
          "the elements are %s, not %s"
              .formatted(header.type().descriptor(), expected.descriptor()));
    }
    return header.shape().elements();
  }

  /** Makes sure that an element can be taken, of those still to come. */
  private void fill(int elementsLeft) throws IOException {
    if (buffer.hasRemaining()) {
      return;
    }
    int size = header.type().bytes();
    int bytes = (int) Math.min(BUFFER_BYTES, (long) elementsLeft * size);
    byte[] read = in.readNBytes(bytes);
    if (read.length < bytes) {
      throw new NpyFormatException(
          "the array %s ends %d bytes early"
              .formatted(header.shape(), (long) elementsLeft * size - read.length));
    }
    buffer = ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void end() throws IOException {
    if (in.read() >= 0) {
      throw new NpyFormatException("there are bytes after the array " + header.shape());
    }
  }
}
