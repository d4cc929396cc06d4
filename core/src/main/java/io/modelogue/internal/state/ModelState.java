package io.modelogue.internal.state;

import io.modelogue.PrimaryMetric;
import io.modelogue.VersionNotFoundException;
import io.modelogue.history.ModelEvent.ModelCreated;
import io.modelogue.internal.Suggestions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model as of a revision: what its events add up to. Immutable; a changed copy shares what did
 * not change.
 *
 * @param name the model's name
 * @param head the revision, or -1 if the stream is empty
 * @param hash the hash of that revision's payload; empty at -1
 * @param registry the registry's id as the newest commit names it; empty at -1
 * @param at when the newest commit was made
 * @param created how the model came to be; empty at -1
 * @param createdAt when
 * @param description what it is for
 * @param primary what "best" means for it
 * @param tags its tags
 * @param changes who changed what last, by {@code description}, {@code primary metric} or {@code
 *     tag <key>}; the creator under the empty text
 * @param versions all versions ever created, deleted ones too: number n at index n - 1
 * @param running the numbers of the versions of which something runs, as far as the journal knows
 * @param aliases all aliases ever assigned, by name
 * @param deleted whether the model is deleted
 * @param weight about how many bytes this takes
 */
public record ModelState(
    String name,
    long head,
    Optional<String> hash,
    Optional<UUID> registry,
    Instant at,
    Optional<ModelCreated> created,
    Instant createdAt,
    Optional<String> description,
    Optional<PrimaryMetric> primary,
    Map<String, String> tags,
    Map<String, Authorship> changes,
    ChunkedList<VersionState> versions,
    Set<Integer> running,
    Map<String, AliasState> aliases,
    boolean deleted,
    long weight) {

  /** Returns the state of a stream that holds nothing. */
  public static ModelState nothing(String name) {
    return new ModelState(
        name,
        -1,
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        Optional.empty(),
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        ChunkedList.empty(),
        Set.of(),
        Map.of(),
        false,
        200);
  }

  /** Returns whether the model was created, deleted or not. */
  public boolean exists() {
    return created.isPresent();
  }

  /** Returns the version of this number, deleted or not. */
  public Optional<VersionState> findVersion(int number) {
    return number < 1 || number > versions.size()
        ? Optional.empty()
        : Optional.of(versions.get(number - 1));
  }

  /**
   * Returns the version of this number, deleted or not.
   *
   * @throws VersionNotFoundException if there is none
   */
  public VersionState version(int number) {
    return findVersion(number)
        .orElseThrow(
            () ->
                new VersionNotFoundException(
                    name,
                    String.valueOf(number),
                    versions.isEmpty()
                        ? "; it has none yet"
                        : "; its newest is version " + versions.size()));
  }

  /** Returns the version of this id, deleted or not. */
  public Optional<VersionState> findVersionById(String id) {
    return versions.stream().filter(v -> v.id().equals(id)).findFirst();
  }

  /** Returns the version that bears this label now, unless it is deleted. */
  public Optional<VersionState> findVersionByLabel(String label) {
    return versions.stream()
        .filter(v -> !v.deleted() && v.label().filter(label::equals).isPresent())
        .findFirst();
  }

  /** Returns the version that an alias points at, if it points at one. */
  public Optional<VersionState> findAlias(String alias) {
    return Optional.ofNullable(aliases.get(alias)).flatMap(AliasState::version).map(this::version);
  }

  /** Returns the aliases that point at a version, in alphabetical order. */
  public List<String> aliasesOf(int number) {
    return aliases.values().stream()
        .filter(a -> a.version().filter(v -> v == number).isPresent())
        .map(AliasState::alias)
        .sorted()
        .toList();
  }

  /** Returns the aliases that point somewhere, followed by a hint for somebody who misspelt one. */
  public String aliasHint(String given) {
    return Suggestions.didYouMean(
        given,
        aliases.values().stream()
            .filter(a -> a.version().isPresent())
            .map(AliasState::alias)
            .sorted()
            .toList());
  }

  ModelState withVersion(VersionState version) {
    ChunkedList<VersionState> changed =
        version.number() == versions.size() + 1
            ? versions.plus(version)
            : versions.with(version.number() - 1, version);
    Set<Integer> nowRunning = running;
    if (running.contains(version.number()) != version.isRunning()) {
      nowRunning = new TreeSet<>(running);
      if (!nowRunning.remove(version.number())) {
        nowRunning.add(version.number());
      }
    }
    return copy(description, tags, changes, changed, nowRunning, aliases, deleted);
  }

  ModelState withAlias(AliasState alias) {
    Map<String, AliasState> changed = new HashMap<>(aliases);
    changed.put(alias.alias(), alias);
    return copy(description, tags, changes, versions, running, Map.copyOf(changed), deleted);
  }

  ModelState described(Optional<String> text, Authorship by) {
    return copy(text, tags, changedBy("description", by), versions, running, aliases, deleted);
  }

  ModelState tagged(String key, Optional<String> value, Authorship by) {
    return copy(
        description,
        Marks.with(tags, key, value),
        changedBy("tag " + key, by),
        versions,
        running,
        aliases,
        deleted);
  }

  ModelState withPrimary(PrimaryMetric changed, Authorship by) {
    return new ModelState(
        name,
        head,
        hash,
        registry,
        at,
        created,
        createdAt,
        description,
        Optional.of(changed),
        tags,
        changedBy("primary metric", by),
        versions,
        running,
        aliases,
        deleted,
        weight);
  }

  private Map<String, Authorship> changedBy(String what, Authorship by) {
    return Marks.with(changes, what, Optional.of(by));
  }

  /**
   * Returns who changed the description, the primary metric or a tag last: the creator, if nobody
   * has since.
   */
  Optional<Authorship> changedBy(String what) {
    return Optional.ofNullable(changes.get(what)).or(() -> Optional.ofNullable(changes.get("")));
  }

  ModelState withDeleted(boolean nowDeleted) {
    return copy(description, tags, changes, versions, running, aliases, nowDeleted);
  }

  ModelState withCreation(ModelCreated e, Authorship by) {
    return new ModelState(
        name,
        head,
        hash,
        registry,
        at,
        Optional.of(e),
        by.at(),
        e.description(),
        e.primary(),
        e.tags(),
        Map.of("", by),
        versions,
        running,
        aliases,
        false,
        weight);
  }

  ModelState at(CommitPlace place) {
    return new ModelState(
        name,
        place.revision(),
        Optional.of(place.hash()),
        Optional.of(place.registry()),
        place.by().at(),
        created,
        createdAt,
        description,
        primary,
        tags,
        changes,
        versions,
        running,
        aliases,
        deleted,
        weight + place.bytes());
  }

  private ModelState copy(
      Optional<String> newDescription,
      Map<String, String> newTags,
      Map<String, Authorship> newChanges,
      ChunkedList<VersionState> newVersions,
      Set<Integer> nowRunning,
      Map<String, AliasState> newAliases,
      boolean nowDeleted) {
    return new ModelState(
        name,
        head,
        hash,
        registry,
        at,
        created,
        createdAt,
        newDescription,
        primary,
        newTags,
        newChanges,
        newVersions,
        nowRunning,
        newAliases,
        nowDeleted,
        weight);
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof ModelState other
        && name.equals(other.name)
        && head == other.head
        && hash.equals(other.hash)
        && registry.equals(other.registry)
        && at.equals(other.at)
        && created.equals(other.created)
        && createdAt.equals(other.createdAt)
        && description.equals(other.description)
        && primary.equals(other.primary)
        && tags.equals(other.tags)
        && changes.equals(other.changes)
        && versions.equals(other.versions)
        && running.equals(other.running)
        && aliases.equals(other.aliases)
        && deleted == other.deleted
        && weight == other.weight;
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + Long.hashCode(head);
  }

  /** Returns name and revision; all of it would be too much to read. */
  @Override
  public String toString() {
    return "\"" + name + "\" at revision " + head;
  }
}
