package io.modelogue;

import io.modelogue.Ticking.Ticks;
import io.modelogue.internal.state.ModelRequests;
import io.modelogue.internal.state.ModelState;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at an alias again and again and tells one listener when it points elsewhere.
 *
 * <p>A look reads the newest state and compares its holder with the one that the listener took
 * last. So nothing has to be remembered of what happened between two looks, and whatever goes
 * wrong, in the store or in the listener, is put right by the next look.
 */
final class AliasWatch implements Subscription {
  private static final Logger log = LoggerFactory.getLogger(AliasWatch.class);

  private final OpenRegistry registry;
  private final String model;
  private final String alias;
  private final AliasListener listener;
  private final AtomicBoolean closed = new AtomicBoolean();
  private Consumer<AliasWatch> onClose = watch -> {};
  private @Nullable Ticks ticks;

  /** The id of the version that the listener took last; only looks use it, one at a time. */
  private Optional<String> told = Optional.empty();

  /** Whether the last look went wrong: an outage is worth one warning, not one with each look. */
  private boolean troubled;

  AliasWatch(OpenRegistry registry, String model, String alias, AliasListener listener) {
    this.registry = registry;
    this.model = model;
    this.alias = alias;
    this.listener = Objects.requireNonNull(listener);
  }

  void start(Ticking ticking, Duration every, Consumer<AliasWatch> whenClosed) {
    synchronized (this) {
      onClose = whenClosed;
      ticks = ticking.start(this::look, every);
    }
    // the registry or the listener may have closed this before there was anything to stop
    if (closed.get()) {
      stop();
    }
  }

  private void look() {
    if (closed.get()) {
      return;
    }
    try {
      tell(holder());
      recovered();
    } catch (RuntimeException | Error e) {
      // an Error too: a native library that does not load must not silently end the watch
      failed(e);
    }
  }

  private Optional<ModelVersion> holder() {
    ModelState now = ModelRequests.requireLive(registry.engine().newestState(model));
    return new ModelSnapshot(registry, now).findAlias(alias);
  }

  private void tell(Optional<ModelVersion> holder) {
    Optional<String> id = holder.map(ModelVersion::id);
    if (closed.get() || id.equals(told)) {
      return;
    }
    if (holder.isPresent()) {
      listener.on(holder.get());
    } else {
      listener.onRemoved();
    }
    told = id;
  }

  private void recovered() {
    if (troubled) {
      troubled = false;
      log.info("watching {} works again", this);
    }
  }

  private void failed(Throwable e) {
    if (closed.get() || registry.engine().isClosed()) {
      log.debug("watching {} ended in the middle of a look", this, e);
      close();
    } else if (troubled) {
      log.debug("watching {} failed again; it goes on", this, e);
    } else {
      troubled = true;
      log.warn("watching {} failed; it goes on with the next look", this, e);
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      stop();
    }
  }

  private void stop() {
    Ticks running;
    Consumer<AliasWatch> whenClosed;
    synchronized (this) {
      running = ticks;
      whenClosed = onClose;
    }
    whenClosed.accept(this);
    if (running != null) {
      running.stop();
    }
  }

  /** Returns alias and model, for a message. */
  @Override
  public String toString() {
    return "the alias " + alias + " of \"" + model + "\"";
  }
}
