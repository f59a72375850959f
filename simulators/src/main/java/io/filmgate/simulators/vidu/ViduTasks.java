package io.filmgate.simulators.vidu;

import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.vendor.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All jobs, the line they stand in, and the credits they hold. */
final class ViduTasks {

  /** What waits for cheap hours is given up after two days. */
  private static final long OFF_PEAK_MILLIS = Duration.ofDays(2).toMillis();

  private static final String CREATION_START = "3";
  private static final int CREATION_DIGITS_LEFT_OUT = 3;

  private final Knobs knobs;
  private final Deque<SimulatedTask<ViduOrder>> offPeak = new ArrayDeque<>();
  private final List<SimulatedTask<ViduOrder>> inOrder = new ArrayList<>();
  private final Map<String, SimulatedTask<ViduOrder>> byId = new HashMap<>();
  private Slots<ViduOrder> slots = new Slots<>(this::ended);
  private long spent;

  ViduTasks(Knobs knobs) {
    this.knobs = knobs;
  }

  void settle(long now) {
    slots.settle(now, limit());
    while (!offPeak.isEmpty() && isOver(offPeak.peek(), now)) {
      SimulatedTask<ViduOrder> task = offPeak.poll();
      if (!task.hasEnded(now)) {
        slots.cancel(task, now, limit());
      }
    }
  }

  private static boolean isOver(SimulatedTask<ViduOrder> task, long now) {
    return task.hasEnded(now) || task.acceptedMillis() + OFF_PEAK_MILLIS <= now;
  }

  /** The creation of a job that has one. */
  static String creationId(SimulatedTask<ViduOrder> task) {
    return CREATION_START + task.id().substring(CREATION_DIGITS_LEFT_OUT);
  }

  /** Whether a finished job has made this. */
  boolean hasCreation(String id, long now) {
    return inOrder.stream()
        .anyMatch(task -> task.hasEnded(now) && !task.isFailed() && creationId(task).equals(id));
  }

  void add(SimulatedTask<ViduOrder> task, long now) {
    inOrder.add(task);
    byId.put(task.id(), task);
    spent += task.order().credits();
    slots.add(task, now, limit());
    if (task.order().isOffPeak()) {
      offPeak.add(task);
    }
  }

  void cancel(SimulatedTask<ViduOrder> task, long now) {
    slots.cancel(task, now, limit());
  }

  boolean isFull() {
    return slots.isFull(limit());
  }

  /** What is left without what jobs hold. */
  long remaining() {
    return knobs.get(ViduSettings.BALANCE) - spent;
  }

  int limit() {
    return knobs.get(ViduSettings.CONCURRENCY);
  }

  int busyCount() {
    return slots.busyCount();
  }

  int waitingCount() {
    return slots.waitingCount();
  }

  Optional<SimulatedTask<ViduOrder>> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  Optional<SimulatedTask<ViduOrder>> find(String id, Instant now) {
    return find(id).filter(task -> task.isVisible(now));
  }

  List<SimulatedTask<ViduOrder>> newestFirst(Instant now) {
    List<SimulatedTask<ViduOrder>> tasks = new ArrayList<>(inOrder);
    Collections.reverse(tasks);
    tasks.removeIf(task -> !task.isVisible(now));
    return tasks;
  }

  void clear() {
    inOrder.clear();
    byId.clear();
    offPeak.clear();
    slots = new Slots<>(this::ended);
    spent = 0;
  }

  private void ended(SimulatedTask<ViduOrder> task) {
    if (task.isFailed()) {
      spent -= task.order().credits();
    }
  }
}
