package io.modelogue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Watches that look when the test says so, on the test's own thread. */
final class ManualTicking implements Ticking {
  final List<Duration> pauses = new ArrayList<>();
  private final List<Runnable> looks = new ArrayList<>();

  @Override
  public Ticks start(Runnable look, Duration pause) {
    pauses.add(pause);
    looks.add(look);
    look.run();
    return () -> looks.remove(look);
  }

  /** Lets every watch look once more. */
  void tick() {
    List.copyOf(looks).forEach(Runnable::run);
  }

  int running() {
    return looks.size();
  }
}
