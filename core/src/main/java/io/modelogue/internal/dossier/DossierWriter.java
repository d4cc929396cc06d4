package io.modelogue.internal.dossier;

import io.modelogue.history.BlobRef;
import io.modelogue.internal.dossier.DossierManifest.Stream;
import io.modelogue.storage.StreamId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Writes a dossier. It is made under another name and takes its own only when it is whole. Used
 * once, by one thread.
 */
public final class DossierWriter implements AutoCloseable {
  private final Path target;
  private final Path part;
  private final DossierSink sink;
  private final List<Stream> streams = new ArrayList<>();
  private final Set<BlobRef> blobs = new LinkedHashSet<>();

  private DossierWriter(Path target, Path part, DossierSink sink) {
    this.target = target;
    this.part = part;
    this.sink = sink;
  }

  /**
   * Writes a dossier: a zip file if the target's name ends so, or else a directory.
   *
   * @param content says what goes in
   * @throws UncheckedIOException if the target is there, or cannot be written
   */
  public static void write(
      Path target, UUID registry, Instant exported, Consumer<DossierWriter> content) {
    Path part = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      if (Files.exists(target)) {
        throw new FileAlreadyExistsException(target.toString());
      }
      try (DossierWriter writer = new DossierWriter(target, part, sink(target, part))) {
        content.accept(writer);
        writer.put(
            DossierManifest.FILE,
            new DossierManifest(registry, exported, writer.streams, List.copyOf(writer.blobs))
                .toJson());
      }
      Files.move(part, target);
    } catch (FileAlreadyExistsException e) {
      throw new UncheckedIOException(
          "there is something at " + target + " already; name a place that is free", e);
    } catch (IOException e) {
      throw new UncheckedIOException("the dossier " + target + " cannot be written", e);
    } finally {
      DossierSink.discard(part);
    }
  }

  private static DossierSink sink(Path target, Path part) throws IOException {
    return target.getFileName().toString().endsWith(".zip")
        ? DossierSink.zip(part)
        : DossierSink.directory(part);
  }

  /** Adds the next commit of the stream that is being added. */
  public void commit(long revision, byte[] payload) {
    put(DossierManifest.commitFile(streams.size(), revision), payload);
  }

  /** Ends the stream whose commits were added. */
  public void endStream(StreamId id, long commits, String head) {
    streams.add(new Stream(id, commits, head));
  }

  /** Adds a blob, unless it is there already; the stream is closed. */
  public void blob(BlobRef blob, InputStream content) {
    try (InputStream in = content) {
      if (blobs.add(blob)) {
        sink.put(DossierManifest.blobFile(blob.digest()), in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the dossier " + target + " cannot be written", e);
    }
  }

  private void put(String name, byte[] bytes) {
    try {
      sink.put(name, new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("the dossier " + target + " cannot be written", e);
    }
  }

  @Override
  public void close() throws IOException {
    sink.close();
  }

  @Override
  public String toString() {
    return "dossier " + target + " in " + part;
  }
}
