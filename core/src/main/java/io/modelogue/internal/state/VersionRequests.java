package io.modelogue.internal.state;

import static io.modelogue.internal.state.ModelRequests.requireLive;

import io.modelogue.Artifact;
import io.modelogue.LabelTakenException;
import io.modelogue.VersionInUseException;
import io.modelogue.VersionStateException;
import io.modelogue.history.AliasEvent.AliasRemoved;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.RunIdentity;
import io.modelogue.history.TrainingEvent.TrainingStarted;
import io.modelogue.history.VersionEvent.ArtifactAttached;
import io.modelogue.history.VersionEvent.VersionCreated;
import io.modelogue.history.VersionEvent.VersionDeleted;
import io.modelogue.history.VersionEvent.VersionLabelled;
import io.modelogue.history.VersionEvent.VersionNoted;
import io.modelogue.history.VersionEvent.VersionRestored;
import io.modelogue.history.VersionEvent.VersionTagged;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Requests about one version. */
public final class VersionRequests {
  private VersionRequests() {}

  /** Returns a request that brings in a version made elsewhere. */
  public static Request register(VersionDraft draft, List<Artifact> artifacts) {
    return state -> {
      VersionCreated created = create(requireLive(state), draft, true);
      List<HistoryEvent> events = new ArrayList<>(List.of(created));
      artifacts.forEach(a -> events.add(new ArtifactAttached(created.version(), a)));
      return events;
    };
  }

  /** Returns a request that brings in several versions made elsewhere, all of them or none. */
  public static Request registerAll(List<BatchEntry> batch) {
    return state -> {
      ModelState soFar = requireLive(state);
      int first = state.versions().size() + 1;
      List<HistoryEvent> events = new ArrayList<>();
      for (BatchEntry entry : batch) {
        VersionDraft draft =
            entry.parentInBatch().map(p -> entry.draft().from(first + p)).orElse(entry.draft());
        List<HistoryEvent> next = register(draft, entry.artifacts()).decide(soFar);
        soFar = Evolution.asIf(soFar, next);
        events.addAll(next);
      }
      return events;
    };
  }

  /** Returns a request that makes a version whose training starts now. */
  public static Request train(VersionDraft draft, RunIdentity run) {
    return state -> {
      VersionCreated created = create(requireLive(state), draft, false);
      return List.of(created, new TrainingStarted(created.version(), run));
    };
  }

  private static VersionCreated create(ModelState state, VersionDraft draft, boolean registered) {
    draft.parent().ifPresent(state::version);
    draft.label().ifPresent(label -> requireFree(state, label));
    return new VersionCreated(
        state.versions().size() + 1,
        draft.id(),
        draft.config(),
        draft.label(),
        draft.parent(),
        draft.note(),
        draft.tags(),
        draft.environment(),
        registered);
  }

  private static void requireFree(ModelState state, String label) {
    state
        .findVersionByLabel(label)
        .ifPresent(
            holder -> {
              throw new LabelTakenException(
                  state.name(),
                  label,
                  holder.number(),
                  "version "
                      + holder.number()
                      + " of \""
                      + state.name()
                      + "\" bears the label \""
                      + label
                      + "\"; choose another, or take it from that version first with version("
                      + holder.number()
                      + ").unlabel()");
            });
  }

  /** Returns a request that changes the label. */
  public static Request label(int number, Seen<Optional<String>> seen, Optional<String> to) {
    return state -> {
      VersionState version = live(state, number);
      if (version.label().equals(to)) {
        return List.of();
      }
      seen.check(state, "label of version " + number, version.label(), version.changedBy("label"));
      to.ifPresent(label -> requireFree(state, label));
      return List.of(new VersionLabelled(number, version.label(), to));
    };
  }

  /** Returns a request that changes the note. */
  public static Request note(int number, Seen<Optional<String>> seen, Optional<String> to) {
    return state -> {
      VersionState version = live(state, number);
      if (version.marks().note().equals(to)) {
        return List.of();
      }
      seen.check(
          state, "note of version " + number, version.marks().note(), version.changedBy("note"));
      return List.of(new VersionNoted(number, version.marks().note(), to));
    };
  }

  /** Returns a request that changes a tag. */
  public static Request tag(
      int number, String key, Seen<Optional<String>> seen, Optional<String> to) {
    return state -> {
      VersionState version = live(state, number);
      Optional<String> now = Optional.ofNullable(version.marks().tags().get(key));
      if (now.equals(to)) {
        return List.of();
      }
      seen.check(
          state, "tag " + key + " of version " + number, now, version.changedBy("tag " + key));
      return List.of(new VersionTagged(number, key, now, to));
    };
  }

  /** Returns a request that deletes a version at which no alias points. */
  public static Request delete(int number) {
    return state -> {
      if (deletable(state, number).deleted()) {
        return List.of();
      }
      List<String> aliases = state.aliasesOf(number);
      if (!aliases.isEmpty()) {
        throw new VersionInUseException(
            state.name(),
            number,
            aliases,
            "version "
                + number
                + " of \""
                + state.name()
                + "\" is the "
                + String.join(" and ", aliases)
                + "; move the alias before deleting it, or use deleteAnyway");
      }
      return List.of(new VersionDeleted(number));
    };
  }

  /** Returns a request that deletes a version and removes the aliases that point at it. */
  public static Request deleteAnyway(int number) {
    return state -> {
      if (deletable(state, number).deleted()) {
        return List.of();
      }
      List<HistoryEvent> events = new ArrayList<>();
      state
          .aliasesOf(number)
          .forEach(a -> events.add(new AliasRemoved(a, number, OptionalLong.empty())));
      events.add(new VersionDeleted(number));
      return events;
    };
  }

  private static VersionState deletable(ModelState state, int number) {
    VersionState version = requireLive(state).version(number);
    if (version.status().isRunning()) {
      throw new VersionStateException(
          state.name(),
          number,
          version.status(),
          "version "
              + number
              + " of \""
              + state.name()
              + "\" is still being trained; cancel its training before deleting it");
    }
    return version;
  }

  /** Returns a request that brings a version back. */
  public static Request restore(int number) {
    return state -> {
      VersionState version = requireLive(state).version(number);
      if (!version.deleted()) {
        return List.of();
      }
      requireNotPurged(state, version);
      version.label().ifPresent(label -> requireFree(state, label));
      return List.of(new VersionRestored(number));
    };
  }

  /**
   * Returns a version that is not deleted.
   *
   * @throws VersionStateException if it is
   */
  static VersionState live(ModelState state, int number) {
    VersionState version = requireLive(state).version(number);
    requireNotPurged(state, version);
    if (version.deleted()) {
      throw new VersionStateException(
          state.name(),
          number,
          version.status(),
          "version " + number + " of \"" + state.name() + "\" is deleted; restore it first");
    }
    return version;
  }

  private static void requireNotPurged(ModelState state, VersionState version) {
    if (version.presence() == Presence.PURGED) {
      throw new VersionStateException(
          state.name(),
          version.number(),
          version.status(),
          "version "
              + version.number()
              + " of \""
              + state.name()
              + "\" is purged: its files are gone for good, and it cannot be restored; train or"
              + " register another from its configuration");
    }
  }

  /**
   * Returns a version that is trained or registered.
   *
   * @param activity what it is wanted for, to end the message with: {@code hold an alias}
   * @throws VersionStateException if it is neither, or deleted
   */
  static VersionState usable(ModelState state, int number, String activity) {
    VersionState version = live(state, number);
    if (!version.status().isUsable()) {
      throw new VersionStateException(
          state.name(),
          number,
          version.status(),
          "version "
              + number
              + " of \""
              + state.name()
              + "\" is "
              + version.status().name().toLowerCase(Locale.ROOT)
              + "; only a version that is trained or registered can "
              + activity);
    }
    return version;
  }
}
