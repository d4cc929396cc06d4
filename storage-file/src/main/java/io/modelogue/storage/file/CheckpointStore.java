package io.modelogue.storage.file;

import io.modelogue.storage.Checkpoint;
import io.modelogue.storage.StorageException;
import io.modelogue.storage.StreamId;
import io.modelogue.storage.UnavailableException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * Keeps one checkpoint beside the commits of a stream. It can be made again, so it is replaced in
 * place, costs no fsync, and counts as absent when it is not whole.
 */
final class CheckpointStore {
  private final Medium medium;

  CheckpointStore(Medium medium) {
    this.medium = medium;
  }

  Optional<Checkpoint> find(StreamId stream) {
    try {
      byte[] file =
          medium
              .io()
              .read(medium.layout().checkpoint(stream), FrameFormat.CHECKPOINT_FILE_BYTES + 1);
      return checkpoint(FrameFormat.decode(file, "checkpoint"), stream);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UnavailableException(
          "could not read the checkpoint of stream \"%s\"".formatted(stream), e);
    } catch (StorageException e) {
      // damaged or of a newer release; the commits it was made of are there
      return Optional.empty();
    }
  }

  void keep(StreamId stream, Checkpoint checkpoint) {
    byte[] payload = checkpoint.payload();
    FrameHeader header =
        new FrameHeader(
            FrameHeader.CHECKPOINT,
            FrameFormat.VERSION,
            checkpoint.revision(),
            FrameHeader.NO_ID,
            payload.length,
            stream);
    try (Temporary temporary =
        medium.temporaries().volatileOnly(FrameFormat.encode(new Frame(header, payload)))) {
      medium.io().replace(temporary.path(), medium.layout().checkpoint(stream));
    } catch (IOException e) {
      throw new UnavailableException(
          "could not keep a checkpoint of stream \"%s\"".formatted(stream), e);
    }
  }

  private static Optional<Checkpoint> checkpoint(Frame frame, StreamId stream) {
    FrameHeader header = frame.header();
    return header.tag().equals(FrameHeader.CHECKPOINT)
            && header.id().equals(FrameHeader.NO_ID)
            && header.stream().equals(stream)
        ? Optional.of(new Checkpoint(header.revision(), frame.payload()))
        : Optional.empty();
  }
}
