package io.modelogue.internal.engine;

import io.modelogue.Anchor;
import io.modelogue.history.BlobRef;
import io.modelogue.internal.dossier.DossierWriter;
import io.modelogue.internal.journal.ChainReader;
import io.modelogue.internal.journal.Link;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.VersionBlobs;
import io.modelogue.storage.BlobId;
import io.modelogue.storage.Journal;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Writes models into a dossier, each as far as it reaches when it is read. Every chain and every
 * blob is checked on the way: what is damaged is not exported. Used once, by one thread.
 */
final class DossierExport {
  private static final int PAGE_COMMITS = 1_000;
  private static final long PAGE_BYTES = 8 << 20;

  private final Storage storage;
  private final UUID registry;
  private final StorageFailures failures;
  private final List<Anchor> anchors = new ArrayList<>();

  DossierExport(Storage storage, UUID registry, StorageFailures failures) {
    this.storage = storage;
    this.registry = registry;
    this.failures = failures;
  }

  /** Returns the anchors of the models that were exported. */
  List<Anchor> write(List<String> models, Path target, Instant now) {
    DossierWriter.write(
        target,
        registry,
        now,
        dossier -> {
          ChainReader own = ChainReader.atStart(RegistryStream.STREAM, registry);
          copy(dossier, RegistryStream.STREAM, own, ModelState.nothing("registry"));
          models.forEach(model -> model(dossier, model));
        });
    return List.copyOf(anchors);
  }

  private void model(DossierWriter dossier, String model) {
    StreamId stream = JournalReader.stream(model);
    ModelState state =
        copy(dossier, stream, ChainReader.atStart(stream, registry), ModelState.nothing(model));
    anchors.add(new Anchor(registry, model, state.head(), state.hash().orElseThrow()));
    Set<BlobRef> needed = new LinkedHashSet<>();
    state.versions().forEach(v -> needed.addAll(VersionBlobs.needed(v)));
    String activity = "exporting the files of \"" + model + "\"";
    for (BlobRef blob : needed) {
      failures.during(
          activity,
          model,
          () -> {
            dossier.blob(blob, storage.blobs().open(BlobId.parse(blob.digest())));
            return blob;
          });
    }
  }

  private ModelState copy(
      DossierWriter dossier, StreamId stream, ChainReader chain, ModelState nothing) {
    var unused =
        failures.during(
            "exporting \"" + stream.name() + "\"",
            stream.name(),
            () -> storage.journal().head(stream, Journal.NO_STREAM));
    ModelState state = nothing;
    String head = "";
    long commits = 0;
    for (List<StoredCommit> page = page(stream, 0); !page.isEmpty(); page = page(stream, commits)) {
      for (StoredCommit stored : page) {
        Link link = chain.next(stored);
        dossier.commit(commits++, stored.payload());
        head = link.hash();
        if (JournalReader.isModel(stream)) {
          state = JournalReader.fold(state, link);
        }
      }
    }
    dossier.endStream(stream, commits, head);
    return state;
  }

  private List<StoredCommit> page(StreamId stream, long from) {
    Journal journal = storage.journal();
    return failures.during(
        "exporting \"" + stream.name() + "\"",
        stream.name(),
        () -> journal.read(stream, from, PAGE_COMMITS, PAGE_BYTES));
  }
}
