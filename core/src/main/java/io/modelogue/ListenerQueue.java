package io.modelogue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener with its own thread, so that it can hold up nobody but itself. */
final class ListenerQueue implements Subscription {
  private static final Logger log = LoggerFactory.getLogger(ListenerQueue.class);

  private final RegistryListener listener;
  private final Consumer<ListenerQueue> onClose;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread t = new Thread(task, "modelogue-listener");
            t.setDaemon(true);
            return t;
          });

  ListenerQueue(RegistryListener listener, Consumer<ListenerQueue> onClose) {
    this.listener = listener;
    this.onClose = onClose;
  }

  void offer(RegistryEvent event) {
    try {
      thread.execute(() -> deliver(event));
    } catch (RejectedExecutionException e) {
      log.debug("a listener that is closed does not hear of {}", event.message(), e);
    }
  }

  private void deliver(RegistryEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException e) {
      log.warn("a listener failed on \"{}\"; it stays subscribed", event.message(), e);
    }
  }

  /** Lets the events that are queued be delivered, for a while. */
  void drain() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    onClose.accept(this);
    thread.shutdownNow();
  }
}
