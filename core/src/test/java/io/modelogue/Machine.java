package io.modelogue;

import io.modelogue.internal.engine.Patience;
import io.modelogue.internal.run.ProcessSight;
import io.modelogue.internal.run.Pulse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A machine that this process pretends to be: its name, its clock, and its heart by hand. */
final class Machine {
  private static final Instant START = Instant.parse("2026-03-03T09:00:00Z");

  final List<Duration> periods = new ArrayList<>();
  private final List<Runnable> beats = new ArrayList<>();
  private final ProcessSight sight;
  private volatile Instant now = START;

  Machine(String host) {
    this.sight = new ProcessSight(host, "boot of " + host);
  }

  ModelRegistryBuilder on(Backend.Place place) {
    return place.registry().clock(new ItsClock()).actor(sight.host()).runs(runs());
  }

  private RunSettings runs() {
    return new RunSettings(sight, new ItsPulse(), new Patience(), Duration.ofSeconds(5));
  }

  /** Sets the clock to so long after the start. */
  void at(Duration sinceStart) {
    now = START.plus(sinceStart);
  }

  void beat() {
    beats.forEach(Runnable::run);
  }

  private final class ItsClock extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  private final class ItsPulse implements Pulse {
    @Override
    public void every(Duration period, Runnable beat) {
      periods.add(period);
      beats.add(beat);
    }

    @Override
    public void close() {
      beats.clear();
    }
  }
}
