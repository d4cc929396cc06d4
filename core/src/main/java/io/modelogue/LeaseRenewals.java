package io.modelogue;

import io.modelogue.internal.Limits;
import io.modelogue.internal.engine.Engine;
import io.modelogue.internal.run.Pulse;
import io.modelogue.internal.state.RunRequests;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells other machines, again and again, that the runs of this process still run. All runs of one
 * model are renewed in one commit. A renewal that fails is tried again with the next beat; a lease
 * outlasts several of them. Safe for use by several threads.
 */
final class LeaseRenewals {
  private static final Logger log = LoggerFactory.getLogger(LeaseRenewals.class);

  private final Engine engine;
  private final Pulse pulse;
  private final AtomicBoolean beating = new AtomicBoolean();
  private final Map<String, Held> held = new ConcurrentHashMap<>();

  private record Held(String model, String actor) {}

  LeaseRenewals(Engine engine, Pulse pulse) {
    this.engine = engine;
    this.pulse = pulse;
  }

  /** Renews this run's lease from now on, in the name of who started it. */
  void hold(String runId, String model, String actor) {
    held.put(runId, new Held(model, actor));
    if (beating.compareAndSet(false, true)) {
      pulse.every(Limits.RENEWAL_CHECK, this::beat);
    }
  }

  /** Renews it no longer. */
  void release(String runId) {
    held.remove(runId);
  }

  private void beat() {
    Map<Held, Set<String>> runs = new HashMap<>();
    held.forEach((run, of) -> runs.computeIfAbsent(of, key -> new HashSet<>()).add(run));
    runs.forEach(
        (of, ids) -> {
          try {
            var unused = engine.commitAs(of.actor, of.model, RunRequests.renew(ids, engine.now()));
          } catch (RuntimeException e) {
            log.warn("the leases of what runs of \"{}\" could not be renewed", of.model, e);
          }
        });
  }

  void close() {
    pulse.close();
  }
}
