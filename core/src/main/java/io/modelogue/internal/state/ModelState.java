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

/**
 * A model as of a revision: what its events add up to. Immutable; a changed copy shares what did
 * not change.
 *
 * @param name the model's name
 * @param position how far the history is folded
 * @param facts what is known of the model itself
 * @param versions all versions ever created, deleted ones too: number n at index n - 1
 * @param running the numbers of the versions of which something runs, as far as the journal knows
 * @param aliases all aliases ever assigned, by name
 */
public record ModelState(
    String name,
    Position position,
    ModelFacts facts,
    Versions versions,
    Set<Integer> running,
    Map<String, AliasState> aliases) {

  private static final int EMPTY_BYTES = 200;

  /** Objects take more room than the text of which they were made. */
  private static final int BYTES_PER_BYTE = 2;

  /** Returns the state of a stream that holds nothing. */
  public static ModelState nothing(String name) {
    return new ModelState(name, Position.START, ModelFacts.NONE, Versions.NONE, Set.of(), Map.of());
  }

  /** Returns a model of which nothing is known but its versions. */
  public static ModelState of(
      String name, Position position, ChunkedList<VersionState> versions, Set<Integer> running) {
    return new ModelState(
        name, position, ModelFacts.NONE, Versions.of(versions), running, Map.of());
  }

  /** Returns the revision, or -1 if the stream is empty. */
  public long head() {
    return position.revision();
  }

  /** Returns the hash of the newest commit's payload; empty at -1. */
  public Optional<String> hash() {
    return position.hash();
  }

  /** Returns the registry's id as the newest commit names it; empty at -1. */
  public Optional<UUID> registry() {
    return position.registry();
  }

  /** Returns when the newest commit was made. */
  public Instant at() {
    return position.at();
  }

  /** Returns about how many bytes this takes. */
  public long weight() {
    return EMPTY_BYTES + BYTES_PER_BYTE * position.bytes();
  }

  /** Returns how the model came to be; empty at -1. */
  public Optional<ModelCreated> created() {
    return facts.created();
  }

  /** Returns when it was created. */
  public Instant createdAt() {
    return facts.createdAt();
  }

  /** Returns what it is for. */
  public Optional<String> description() {
    return facts.description();
  }

  /** Returns what "best" means for it. */
  public Optional<PrimaryMetric> primary() {
    return facts.primary();
  }

  /** Returns its tags. */
  public Map<String, String> tags() {
    return facts.tags();
  }

  /** Returns whether it is deleted. */
  public boolean deleted() {
    return facts.deleted();
  }

  /** Returns whether it was created, deleted or not. */
  public boolean exists() {
    return facts.created().isPresent();
  }

  /** Returns whether there is a version of this number, deleted or not. */
  public boolean hasVersion(int number) {
    return number >= 1 && number <= versions.size();
  }

  /** Returns the version of this number, deleted or not. */
  public Optional<VersionState> findVersion(int number) {
    return hasVersion(number) ? Optional.of(versions.get(number - 1)) : Optional.empty();
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
    return versions.findById(id);
  }

  /** Returns the version of this id, for somebody who has just made it. */
  public Optional<VersionState> findNewVersion(String id) {
    return versions.findNew(id);
  }

  /** Returns the version that bears this label now, unless it is deleted. */
  public Optional<VersionState> findVersionByLabel(String label) {
    return versions.findByLabel(label);
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
    Set<Integer> nowRunning = running;
    if (running.contains(version.number()) != version.isRunning()) {
      nowRunning = new TreeSet<>(running);
      if (!nowRunning.remove(version.number())) {
        nowRunning.add(version.number());
      }
    }
    return new ModelState(name, position, facts, versions.with(version), nowRunning, aliases);
  }

  ModelState withAlias(AliasState alias) {
    Map<String, AliasState> changed = new HashMap<>(aliases);
    changed.put(alias.alias(), alias);
    return new ModelState(name, position, facts, versions, running, Map.copyOf(changed));
  }

  ModelState with(ModelFacts changed) {
    return new ModelState(name, position, changed, versions, running, aliases);
  }

  ModelState at(CommitPlace place) {
    return at(position.next(place));
  }

  ModelState at(Position changed) {
    return new ModelState(name, changed, facts, versions, running, aliases);
  }

  /** Returns name and revision; all of it would be too much to read. */
  @Override
  public String toString() {
    return "\"" + name + "\" at revision " + head();
  }
}
