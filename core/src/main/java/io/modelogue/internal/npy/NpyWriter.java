package io.modelogue.internal.npy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/**
 * Writes arrays as {@code .npy} files, element by element from a function, through a buffer of
 * fixed size: nothing is held in memory for the sake of writing. The stream is neither flushed nor
 * closed.
 *
 * <p>Not safe for use by several threads.
 */
public final class NpyWriter {
  private static final int BUFFER_BYTES = 1 << 16;

  private final OutputStream out;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);

  /** Creates a writer to that stream. */
  public NpyWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes doubles, given by their index in row-major order. */
  public void writeFloat64(NpyShape shape, IntToDoubleFunction elements) throws IOException {
    begin(NpyType.FLOAT64, shape);
    for (int i = 0; i < shape.elements(); i++) {
      makeRoom(Double.BYTES);
      buffer.putDouble(elements.applyAsDouble(i));
    }
    drain();
  }

  /** Writes floats, given by their index in row-major order and rounded if they are not floats. */
  public void writeFloat32(NpyShape shape, IntToDoubleFunction elements) throws IOException {
    begin(NpyType.FLOAT32, shape);
    for (int i = 0; i < shape.elements(); i++) {
      makeRoom(Float.BYTES);
      buffer.putFloat((float) elements.applyAsDouble(i));
    }
    drain();
  }

  /** Writes integers, given by their index in row-major order. */
  public void writeInt32(NpyShape shape, IntUnaryOperator elements) throws IOException {
    begin(NpyType.INT32, shape);
    for (int i = 0; i < shape.elements(); i++) {
      makeRoom(Integer.BYTES);
      buffer.putInt(elements.applyAsInt(i));
    }
    drain();
  }

  /**
   * Writes integers from 0 to 255, given by their index in row-major order.
   *
   * @throws IllegalArgumentException if one does not fit into eight bits; what was written before
   *     it stays written
   */
  public void writeUint8(NpyShape shape, IntUnaryOperator elements) throws IOException {
    begin(NpyType.UINT8, shape);
    for (int i = 0; i < shape.elements(); i++) {
      int element = elements.applyAsInt(i);
      if ((element & ~0xff) != 0) {
        throw new IllegalArgumentException(
            "element %d is %d, which is not a number from 0 to 255".formatted(i, element));
      }
      makeRoom(Byte.BYTES);
      buffer.put((byte) element);
    }
    drain();
  }

  private void begin(NpyType type, NpyShape shape) throws IOException {
    buffer.clear();
    out.write(new NpyHeader(type, shape).toBytes());
  }

  private void makeRoom(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      drain();
    }
  }

  private void drain() throws IOException {
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
