package io.modelogue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.modelogue.history.HistoryEntry;
import io.modelogue.internal.engine.Engine;
import io.modelogue.internal.engine.EngineOptions;
import io.modelogue.internal.engine.EngineOptions.SkewPolicy;
import io.modelogue.internal.engine.StorageFailures;
import io.modelogue.internal.run.JobPool;
import io.modelogue.internal.run.RunJudgement;
import io.modelogue.internal.state.ModelState;
import io.modelogue.storage.OpenMode;
import io.modelogue.storage.Storage;
import io.modelogue.storage.StorageConfig;
import io.modelogue.storage.StorageException;
import io.modelogue.storage.StorageOpenException;
import io.modelogue.storage.Storages;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says how a {@link ModelRegistry} is opened. Not safe for use by several threads. */
public final class ModelRegistryBuilder {
  private static final long DEFAULT_CACHE_BYTES = 64L << 20;

  private final @Nullable URI location;
  private final @Nullable Storage storage;
  final Map<String, TrainingTemplate> templates = new LinkedHashMap<>();
  private RegistryMode mode = RegistryMode.CREATE;
  private Clock clock = Clock.systemUTC();
  private Supplier<String> actor = () -> System.getProperty("user.name", "unknown");
  private @Nullable Executor executor;
  private @Nullable ClassLoader classLoader;
  private Duration grace = Duration.ofSeconds(30);
  private long cacheBytes = DEFAULT_CACHE_BYTES;
  private @Nullable Duration maxStaleness;
  private Ticking ticking = Ticking.onDaemonThreads();
  private SkewPolicy skew = SkewPolicy.REFUSE;
  private Path workingDirectory = Path.of(System.getProperty("java.io.tmpdir"));
  private Environment environment = Environment.ofThisJvm();
  private @Nullable RunSettings runs;

  private ModelRegistryBuilder(@Nullable URI location, @Nullable Storage storage) {
    this.location = location;
    this.storage = storage;
  }

  static ModelRegistryBuilder at(URI location) {
    return new ModelRegistryBuilder(Objects.requireNonNull(location), null);
  }

  static ModelRegistryBuilder on(Storage storage) {
    return new ModelRegistryBuilder(null, Objects.requireNonNull(storage));
  }

  /** Says what opening may do; {@link RegistryMode#CREATE} if this is not called. */
  @CanIgnoreReturnValue
  public ModelRegistryBuilder mode(RegistryMode newMode) {
    if (storage != null) {
      throw new IllegalStateException(
          "a storage that is open already has its mode: " + storage.info().mode());
    }
    mode = Objects.requireNonNull(newMode);
    return this;
  }

  /**
   * Binds the code of a template by its name.
   *
   * @throws IllegalArgumentException if another template of that name is bound
   */
  @CanIgnoreReturnValue
  public ModelRegistryBuilder template(TrainingTemplate template) {
    if (templates.putIfAbsent(template.name(), template) != null) {
      throw new IllegalArgumentException(
          "two templates are called \"" + template.name() + "\"; give one another name");
    }
    return this;
  }

  /**
   * Says who writes. Use pseudonyms: what a history says of people cannot be taken out of it again.
   * If this is not called, it is the name of the operating system's user.
   */
  @CanIgnoreReturnValue
  public ModelRegistryBuilder actor(String name) {
    return actor(() -> name);
  }

  /** Says who writes, asked for each commit. */
  @CanIgnoreReturnValue
  public ModelRegistryBuilder actor(Supplier<String> name) {
    actor = Objects.requireNonNull(name);
    return this;
  }

  /** Says what time it is; the system's clock if this is not called. */
  @CanIgnoreReturnValue
  public ModelRegistryBuilder clock(Clock newClock) {
    clock = Objects.requireNonNull(newClock);
    return this;
  }

  /**
   * Says where trainings and evaluations run. The executor stays the caller's and is not closed. If
   * this is not called, the registry has a few daemon threads of its own.
   */
  @CanIgnoreReturnValue
  public ModelRegistryBuilder executor(Executor newExecutor) {
    executor = Objects.requireNonNull(newExecutor);
    return this;
  }

  /** Says which class loader finds the storage provider; the thread's own if this is not called. */
  @CanIgnoreReturnValue
  public ModelRegistryBuilder classLoader(ClassLoader loader) {
    classLoader = Objects.requireNonNull(loader);
    return this;
  }

  /** Says how long closing waits for jobs before it cancels them; 30 seconds if not called. */
  @CanIgnoreReturnValue
  public ModelRegistryBuilder closeGrace(Duration duration) {
    grace = Objects.requireNonNull(duration);
    return this;
  }

  /**
   * Says about how many bytes the states of models may take in memory; 64 MiB if not called.
   *
   * <p>A model that takes more than half of it, after some ten thousand commits, is kept all the
   * same while it is used: reading it anew for each call would take longer than anybody can wait.
   * With 0 nothing is kept.
   */
  @CanIgnoreReturnValue
  public ModelRegistryBuilder cacheBytes(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("a cache of " + bytes + " bytes; use 0 or more");
    }
    cacheBytes = bytes;
    return this;
  }

  /**
   * Says how old an answer may be: a read of a model within that time of the last look at the store
   * is answered from memory, without asking the store. What this process writes it sees at once;
   * what others write, that much later. Time is told by the registry's clock. Writing, {@link
   * ModelVersion#refresh()}, {@link Model#watch}, {@link Model#history()}, {@link Model#asOf} and
   * verification always ask the store.
   *
   * <p>If this is not called, it is what the storage suggests: nothing, for memory and for files,
   * so that every read asks.
   *
   * @throws IllegalArgumentException if the duration is negative
   */
  @CanIgnoreReturnValue
  public ModelRegistryBuilder maxStaleness(Duration atMost) {
    if (atMost.isNegative()) {
      throw new IllegalArgumentException(
          "a staleness of " + atMost + "; use zero to ask the store each time, or more");
    }
    maxStaleness = atMost;
    return this;
  }

  /** Says what makes watches look; for tests, which let time pass by hand. */
  @CanIgnoreReturnValue
  ModelRegistryBuilder ticking(Ticking newTicking) {
    ticking = newTicking;
    return this;
  }

  /** Allows writing though the newest commit lies more than five minutes in the future. */
  @CanIgnoreReturnValue
  public ModelRegistryBuilder allowClockSkew() {
    skew = SkewPolicy.ALLOW;
    return this;
  }

  /** Says where trainings get their directories; the system's temporary one if not called. */
  @CanIgnoreReturnValue
  public ModelRegistryBuilder workingDirectory(Path directory) {
    workingDirectory = Objects.requireNonNull(directory);
    return this;
  }

  /**
   * Says what is recorded as the environment of trainings, such as {@code
   * Environment.ofThisJvm().gitCommit(...).with("tribuo", "4.3.2")}; this JVM alone if not called.
   */
  @CanIgnoreReturnValue
  public ModelRegistryBuilder environment(Environment newEnvironment) {
    environment = Objects.requireNonNull(newEnvironment);
    return this;
  }

  /**
   * Opens the registry.
   *
   * @throws RegistryOpenException if there is none and the mode does not make one, if the place
   *     holds something else, or if no provider serves the location; the message says what to do
   * @throws UnsupportedHistoryException if a newer release wrote it
   * @throws StorageFailureException if the storage fails
   */
  @CheckReturnValue
  public ModelRegistry open() {
    return new ModelRegistry(new OpenRegistry(this));
  }

  @CanIgnoreReturnValue
  ModelRegistryBuilder runs(RunSettings settings) {
    runs = settings;
    return this;
  }

  RunSettings runSettings() {
    return runs == null ? RunSettings.ofThisProcess() : runs;
  }

  JobPool jobPool(RunSettings settings) {
    return new JobPool(executor, grace, settings.lastWords());
  }

  Ticking ticking() {
    return ticking;
  }

  Path workingDirectory() {
    return workingDirectory;
  }

  Environment environment() {
    return environment;
  }

  Engine openEngine(RunSettings settings, BiConsumer<HistoryEntry, ModelState> committed) {
    Storage opened = storage == null ? openStorage(Objects.requireNonNull(location)) : storage;
    String where = location == null ? opened.info().backend() : readable(location);
    Duration staleness = maxStaleness == null ? opened.info().suggestedStaleness() : maxStaleness;
    try {
      RunJudgement judgement = new RunJudgement(settings.sight(), clock);
      return Engine.open(
          opened,
          where,
          new EngineOptions(clock, actor, cacheBytes, staleness, skew, judgement),
          committed);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private Storage openStorage(URI uri) {
    String where = readable(uri);
    try {
      StorageConfig config =
          StorageConfig.at(uri).withMode(OpenMode.valueOf(mode.name())).withClock(clock);
      return classLoader == null ? Storages.open(config) : Storages.open(config, classLoader);
    } catch (StorageOpenException e) {
      throw new RegistryOpenException(where, messageOf(e, uri, where), e);
    } catch (IllegalArgumentException e) {
      throw new RegistryOpenException(
          where, "the registry at " + where + " cannot be opened: " + e.getMessage(), e);
    } catch (StorageException e) {
      throw new StorageFailures(where).translated("opening the registry at " + where, "", e);
    }
  }

  private static String messageOf(StorageOpenException e, URI uri, String where) {
    if (e.reason() == StorageOpenException.Reason.UNKNOWN_SCHEME
        && "file".equalsIgnoreCase(uri.getScheme())) {
      return "the registry at "
          + where
          + " needs the file storage, which is not on the class path or module path; add the"
          + " dependency io.modelogue:modelogue-storage-file ("
          + e.getMessage()
          + ")";
    }
    return "the registry at " + where + " cannot be opened: " + e.getMessage();
  }

  private static String readable(URI uri) {
    if (!"file".equalsIgnoreCase(uri.getScheme())) {
      return uri.toString();
    }
    try {
      return Path.of(uri).toString();
    } catch (IllegalArgumentException e) {
      throw new RegistryOpenException(
          uri.toString(),
          "the location " + uri + " is no path (" + e.getMessage() + "); " + rightSpelling(uri),
          e);
    }
  }

  private static String rightSpelling(URI uri) {
    if (uri.isOpaque()) {
      String path = uri.getSchemeSpecificPart();
      try {
        return "write "
            + Path.of(path).toUri()
            + ", or give the path itself: Path.of(\""
            + path
            + "\")";
      } catch (InvalidPathException e) {
        // what stands behind "file:" is no path either
      }
    }
    return "write file:///path/to/models, or give the path itself";
  }
}
