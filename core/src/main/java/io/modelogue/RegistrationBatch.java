package io.modelogue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.modelogue.internal.Names;
import io.modelogue.internal.engine.KeptBlobs;
import io.modelogue.internal.state.BatchEntry;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.VersionRequests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Versions made elsewhere that are about to be brought in together: all of them in one commit, or
 * none. Not safe for use by several threads.
 *
 * <pre>{@code
 * Registration base = spam.register(v1.config()).label("imported-1");
 * Registration tuned = spam.register(v2.config()).label("imported-2").from(base);
 * List<ModelVersion> both = spam.batch().add(base).add(tuned).because("moved here").commit();
 * }</pre>
 *
 * <p>Nothing happens before {@link #commit()}. A commit takes 1 MiB at most, configurations,
 * labels, notes and tags together; files do not count, since they lie beside it.
 */
@CheckReturnValue
public final class RegistrationBatch {
  private final OpenRegistry registry;
  private final String model;
  private final List<Registration> registrations = new ArrayList<>();
  private @Nullable String reason;

  RegistrationBatch(OpenRegistry registry, String model) {
    this.registry = registry;
    this.model = model;
  }

  /**
   * Adds a registration, to be brought in as it stands at the commit. Numbers are given in the
   * order of adding.
   *
   * @throws IllegalArgumentException if it is one of another model, or was added before
   */
  public RegistrationBatch add(Registration registration) {
    if (!registration.isOf(registry, model)) {
      throw new IllegalArgumentException(
          "a batch takes registrations of its own model, \"" + model + "\"; begin one for each");
    }
    if (registrations.contains(registration)) {
      throw new IllegalArgumentException(
          "registration "
              + (registrations.indexOf(registration) + 1)
              + " of the batch was added again; begin another with register(...)");
    }
    registrations.add(registration);
    return this;
  }

  /** Says why; it is kept in the history. The reasons of single registrations are not. */
  public RegistrationBatch because(String why) {
    reason = Names.checkText("reason", why);
    return this;
  }

  /**
   * Brings all of them in: the files first, then the versions in one commit. Durable when it
   * returns; an empty batch writes nothing.
   *
   * @return the versions, in the order of adding
   * @throws InvalidConfigException if a configuration breaks its template; with all violations
   * @throws LabelTakenException if another version bears one of the labels
   * @throws IllegalArgumentException if two of them ask for one label, or if one starts from a
   *     registration that was not added before it
   * @throws LimitExceededException if the commit takes more than 1 MiB; the message says how many
   *     versions fit
   * @throws java.io.UncheckedIOException if a file cannot be read
   * @throws CommitUnknownException if it is not known whether the versions are there, or, as the
   *     message then says, whether their files still are: look before you bring them in again
   */
  @CanIgnoreReturnValue
  public List<ModelVersion> commit() {
    requireDistinctLabels();
    registrations.forEach(Registration::requireValid);
    List<Optional<Integer>> parents = parents();
    KeptBlobs blobs = registry.engine().blobs().keeping();
    List<BatchEntry> entries = new ArrayList<>();
    for (int i = 0; i < registrations.size(); i++) {
      Registration each = registrations.get(i);
      entries.add(new BatchEntry(each.draft(), each.keepFiles(blobs), parents.get(i)));
    }
    ModelState after = commit(entries);
    List<ModelVersion> versions =
        entries.stream()
            .map(e -> after.findNewVersion(e.draft().id()).orElseThrow())
            .map(v -> new ModelVersion(registry, after, v))
            .toList();
    blobs.confirm(model, "the batch of " + versions);
    return versions;
  }

  private ModelState commit(List<BatchEntry> entries) {
    try {
      return registry.commit(
          model, VersionRequests.registerAll(entries), Optional.ofNullable(reason));
    } catch (LimitExceededException e) {
      long fit = Math.max(1, entries.size() * e.limit() / Math.max(1, e.actual()));
      throw new LimitExceededException(
          e.what(),
          e.limit(),
          e.actual(),
          "a batch of "
              + entries.size()
              + " versions of \""
              + model
              + "\" takes "
              + e.actual()
              + " bytes in one commit, at most "
              + e.limit()
              + " are allowed; nothing was registered, use batches of about "
              + fit);
    }
  }

  /** Returns for each registration the place in the batch of the one that it starts from. */
  private List<Optional<Integer>> parents() {
    List<Optional<Integer>> parents = new ArrayList<>();
    for (int i = 0; i < registrations.size(); i++) {
      Optional<Integer> parent = registrations.get(i).parentInBatch().map(registrations::indexOf);
      if (parent.filter(p -> p < 0).isPresent() || parent.orElse(-1) >= i) {
        throw new IllegalArgumentException(
            "registration "
                + (i + 1)
                + " of the batch starts from one that was not added before it; add that one first");
      }
      parents.add(parent);
    }
    return parents;
  }

  private void requireDistinctLabels() {
    Map<String, Integer> bearers = new HashMap<>();
    for (int i = 0; i < registrations.size(); i++) {
      String label = registrations.get(i).findLabel().orElse(null);
      Integer other = label == null ? null : bearers.putIfAbsent(label, i + 1);
      if (other != null) {
        throw new IllegalArgumentException(
            "registrations "
                + other
                + " and "
                + (i + 1)
                + " of the batch ask for one label, \""
                + label
                + "\"; a label is borne by one version only");
      }
    }
  }

  /** Returns how many registrations were added, and to which model. */
  @Override
  public String toString() {
    return "batch of " + registrations.size() + " versions of \"" + model + "\"";
  }
}
