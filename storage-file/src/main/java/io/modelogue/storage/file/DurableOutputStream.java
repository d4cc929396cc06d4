package io.modelogue.storage.file;

import java.io.IOException;
import java.io.OutputStream;

/** A stream into a file, which can force what it wrote to the medium. */
abstract class DurableOutputStream extends OutputStream {

  /** Forces all that was written through this stream to the medium. */
  abstract void sync() throws IOException;
}
