package io.filmgate.simulators.vendor;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * What runs at one time under one limit. Needs no timers: {@link #settle} catches up with the
 * clock, in the order in which things happened. Not safe for several threads.
 */
public final class Slots<O> {

  private final PriorityQueue<SimulatedTask<O>> busy =
      new PriorityQueue<>(Comparator.comparingLong(SimulatedTask::endsMillis));
  private final Deque<SimulatedTask<O>> waiting = new ArrayDeque<>();
  private final Consumer<SimulatedTask<O>> onEnd;

  /**
   * No slots are taken at first.
   *
   * @param onEnd told of each job once, when its end is noticed
   */
  public Slots(Consumer<SimulatedTask<O>> onEnd) {
    this.onEnd = onEnd;
  }

  /** Ends what has ended by now and lets waiting jobs take the slots. */
  public void settle(long now, int limit) {
    while (!busy.isEmpty() && busy.peek().hasEnded(now)) {
      SimulatedTask<O> ended = busy.poll();
      onEnd.accept(ended);
      fill(ended.endsMillis(), limit);
    }
    fill(now, limit);
  }

  public boolean isFull(int limit) {
    return busy.size() >= limit;
  }

  /** Runs the job, or lets it wait for a slot. */
  public void add(SimulatedTask<O> task, long now, int limit) {
    waiting.add(task);
    fill(now, limit);
  }

  /** Takes a job out that has not ended. */
  public void cancel(SimulatedTask<O> task, long now, int limit) {
    if (busy.remove(task) || waiting.remove(task)) {
      task.cancel(now);
      onEnd.accept(task);
      fill(now, limit);
    }
  }

  public int busyCount() {
    return busy.size();
  }

  public int waitingCount() {
    return waiting.size();
  }

  private void fill(long at, int limit) {
    while (busy.size() < limit && !waiting.isEmpty()) {
      SimulatedTask<O> next = waiting.poll();
      next.takeSlot(at);
      busy.add(next);
    }
  }
}
