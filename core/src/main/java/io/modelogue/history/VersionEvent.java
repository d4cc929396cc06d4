package io.modelogue.history;

import io.modelogue.Artifact;
import io.modelogue.Environment;
import io.modelogue.VersionConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that happened to one version. */
public sealed interface VersionEvent extends HistoryEvent {

  /** Returns the version's number. */
  int version();

  /**
   * The version came to be.
   *
   * @param version its number: one more than the number created before it
   * @param id its id, 32 hex digits
   * @param config what was decided before it was made
   * @param label its label, if it has one
   * @param parent the version whose configuration it started from
   * @param note what was said about it
   * @param tags its tags
   * @param environment where it was or is trained, if known
   * @param registered whether it was made elsewhere and brought in whole
   */
  record VersionCreated(
      int version,
      String id,
      VersionConfig config,
      Optional<String> label,
      Optional<Integer> parent,
      Optional<String> note,
      Map<String, String> tags,
      Optional<Environment> environment,
      boolean registered)
      implements VersionEvent {
    /** Copies the map. */
    public VersionCreated {
      tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    @Override
    public String describe() {
      return "version "
          + version
          + (registered ? " registered" : " created")
          + parent.map(p -> " from version " + p).orElse("");
    }
  }

  /**
   * A file was attached.
   *
   * @param version the version's number
   * @param artifact the file
   */
  record ArtifactAttached(int version, Artifact artifact) implements VersionEvent {
    @Override
    public String describe() {
      return "version " + version + ": artifact " + artifact.name() + " attached";
    }
  }

  /**
   * The label changed.
   *
   * @param version the version's number
   * @param from the label before
   * @param to the label since
   */
  record VersionLabelled(int version, Optional<String> from, Optional<String> to)
      implements VersionEvent {
    @Override
    public String describe() {
      return "version " + version + to.map(l -> " labelled " + l).orElse(": label removed");
    }
  }

  /**
   * The note changed.
   *
   * @param version the version's number
   * @param from the note before
   * @param to the note since
   */
  record VersionNoted(int version, Optional<String> from, Optional<String> to)
      implements VersionEvent {
    @Override
    public String describe() {
      return "version " + version + to.map(n -> " noted: " + n).orElse(": note removed");
    }
  }

  /**
   * A tag changed.
   *
   * @param version the version's number
   * @param key the tag
   * @param from its value before; empty if it had none
   * @param to its value since; empty if it was removed
   */
  record VersionTagged(int version, String key, Optional<String> from, Optional<String> to)
      implements VersionEvent {
    @Override
    public String describe() {
      return "version "
          + version
          + to.map(v -> " tagged " + key + "=" + v).orElse(": tag " + key + " removed");
    }
  }

  /**
   * The version was deleted; its number is never given again.
   *
   * @param version the version's number
   */
  record VersionDeleted(int version) implements VersionEvent {
    @Override
    public String describe() {
      return "version " + version + " deleted";
    }
  }

  /**
   * The version was brought back.
   *
   * @param version the version's number
   */
  record VersionRestored(int version) implements VersionEvent {
    @Override
    public String describe() {
      return "version " + version + " restored";
    }
  }

  /**
   * The version was purged: what it kept beside the journal is given up for good. Blobs that
   * something else needs stay.
   *
   * @param version the version's number
   * @param blobs every blob that it named
   */
  record VersionPurged(int version, List<BlobRef> blobs) implements VersionEvent {
    /** Copies the list. */
    public VersionPurged {
      blobs = List.copyOf(blobs);
    }

    @Override
    public String describe() {
      return "version " + version + " purged";
    }
  }
}
