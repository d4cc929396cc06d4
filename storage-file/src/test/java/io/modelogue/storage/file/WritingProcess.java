package io.modelogue.storage.file;

import static io.modelogue.storage.file.Stores.SPAM;

import io.modelogue.storage.ConflictException;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;

/** A program that appends to a stream and reports each acknowledgement to whoever started it. */
final class WritingProcess {
  private WritingProcess() {}

  public static void main(String[] args) throws IOException {
    String name = args[1];
    int commits = Integer.parseInt(args[2]);
    try (Storage storage = Stores.open(Path.of(args[0]), OpenMode.CREATE)) {
      say("ready");
      if (System.in.read() < 0) {
        throw new IOException("whoever started this is gone");
      }
      long head = -1;
      for (int written = 0; written < commits; ) {
        try {
          head =
              storage
                  .journal()
                  .append(SPAM, head, Stores.commit(name + " wrote " + written))
                  .revision();
          say(name + " " + head);
          written++;
        } catch (ConflictException e) {
          head = e.actualHead();
        }
      }
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
