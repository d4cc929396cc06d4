package io.modelogue;

import io.modelogue.history.HistoryEntry;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.RunIdentity;
import io.modelogue.internal.Limits;
import io.modelogue.internal.Suggestions;
import io.modelogue.internal.engine.Engine;
import io.modelogue.internal.engine.Patience;
import io.modelogue.internal.run.JobPool;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the handles of one open registry share. Safe for use by several threads. */
final class OpenRegistry {
  private final Map<String, TrainingTemplate> templates;
  private final JobPool jobs;
  private final Path workingDirectory;
  private final Environment environment;
  private final List<ListenerQueue> listeners = new CopyOnWriteArrayList<>();
  private final List<AliasWatch> watches = new CopyOnWriteArrayList<>();
  private final Ticking ticking;
  private final RunSettings runs;
  private final Engine engine;
  private final LeaseRenewals leases;

  OpenRegistry(ModelRegistryBuilder builder) {
    this.templates = Map.copyOf(builder.templates);
    this.runs = builder.runSettings();
    this.jobs = builder.jobPool(runs);
    this.workingDirectory = builder.workingDirectory();
    this.environment = builder.environment();
    this.ticking = builder.ticking();
    this.engine = builder.openEngine(runs, this::publish);
    this.leases = new LeaseRenewals(engine, runs.pulse());
  }

  Engine engine() {
    return engine;
  }

  JobPool jobs() {
    return jobs;
  }

  LeaseRenewals leases() {
    return leases;
  }

  Patience patience() {
    return runs.patience();
  }

  /** Returns the identity of a run of this process, with a lease from now on. */
  RunIdentity newRun(String id) {
    return runs.sight().thisProcess(id, engine.now().plus(Limits.LEASE));
  }

  Path workingDirectory() {
    return workingDirectory;
  }

  Environment environment() {
    return environment;
  }

  ModelState commit(String model, Request request, Optional<String> reason) {
    return engine.commit(model, request, reason);
  }

  /** Returns the code bound by this name, for this model. */
  TrainingTemplate template(String model, String name) {
    TrainingTemplate template = templates.get(name);
    if (template == null) {
      throw new TemplateNotBoundException(
          model,
          name,
          "the code of template \""
              + name
              + "\" of model \""
              + model
              + "\" is not known here; bind it with ModelRegistry.builder(...).template(...)"
              + Suggestions.didYouMean(name, templates.keySet()));
    }
    return template;
  }

  Optional<TrainingTemplate> findTemplate(String name) {
    return Optional.ofNullable(templates.get(name));
  }

  Subscription subscribe(RegistryListener listener) {
    ListenerQueue queue = new ListenerQueue(listener, listeners::remove);
    listeners.add(queue);
    return queue;
  }

  Subscription watch(AliasWatch watch, Duration every) {
    watches.add(watch);
    watch.start(ticking, every, watches::remove);
    return watch;
  }

  private void publish(HistoryEntry entry, ModelState after) {
    if (listeners.isEmpty()) {
      return;
    }
    for (HistoryEvent event : entry.events()) {
      RegistryEvent told = NextSteps.event(this, entry, event, after);
      listeners.forEach(queue -> queue.offer(told));
    }
  }

  /** Whoever closes second waits until the first has recorded what becomes of the jobs. */
  synchronized void close() {
    watches.forEach(AliasWatch::close);
    jobs.close(runs.patience()::hurry);
    leases.close();
    listeners.forEach(ListenerQueue::drain);
    listeners.clear();
    engine.close();
  }
}
