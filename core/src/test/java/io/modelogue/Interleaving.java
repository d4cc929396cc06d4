package io.modelogue;

import io.modelogue.ObservedStorage.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Two actors of which one runs at a time, each on a thread and a storage handle of its own. The
 * turn passes to the other just before calls to the storage that were chosen beforehand, and when
 * an actor has ended; so every run of one choice is the same.
 */
final class Interleaving {
  private final int[] runs;
  private final List<FutureTask<Void>> actors = new ArrayList<>();
  private int turn;
  private int run;
  private int calls;
  private int ended;

  /**
   * Makes one that begins with one of the actors.
   *
   * @param first 0 or 1
   * @param runs after how many calls the turn passes on, each time; afterwards it does not
   */
  Interleaving(int first, int... runs) {
    this.turn = first;
    this.runs = runs.clone();
  }

  /** What an actor does. */
  interface Act {
    void run() throws Exception;
  }

  /**
   * Returns the storage, which lets the actor of that number wait for its turn before each call.
   */
  ObservedStorage.Observer of(int actor) {
    return new ObservedStorage.Observer() {
      @Override
      public void before(Call call) {
        step(actor);
      }
    };
  }

  private synchronized void step(int actor) {
    if (Thread.currentThread().getName().equals(name(actor))) {
      if (run < runs.length && calls == runs[run] && ended == 0) {
        run++;
        calls = 0;
        pass(actor);
      }
      calls++;
    }
  }

  private static String name(int actor) {
    return "actor " + actor;
  }

  private void pass(int actor) {
    turn = 1 - actor;
    notifyAll();
    awaitTurn(actor);
  }

  private synchronized void awaitTurn(int actor) {
    while (turn != actor) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new AssertionError("nobody interrupts an actor", e);
      }
    }
  }

  private synchronized void end(int actor) {
    ended++;
    turn = 1 - actor;
    notifyAll();
  }

  /** Lets both act, and returns whether every turn was taken before the first had ended. */
  boolean play(Act one, Act other) throws Exception {
    List<Thread> threads = List.of(thread(0, one), thread(1, other));
    threads.forEach(Thread::start);
    for (FutureTask<Void> actor : actors) {
      try {
        actor.get();
      } catch (ExecutionException e) {
        throw new AssertionError("an actor has failed", e.getCause());
      }
    }
    return run == runs.length;
  }

  private Thread thread(int actor, Act act) {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              awaitTurn(actor);
              try {
                act.run();
              } finally {
                end(actor);
              }
              return null;
            });
    actors.add(task);
    return new Thread(task, name(actor));
  }
}
