package io.filmgate.simulators.vidu;

import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.vendor.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All jobs, the line they stand in, and the credits they hold. */
final class ViduTasks {

  private final Knobs knobs;
  private final List<SimulatedTask<ViduOrder>> inOrder = new ArrayList<>();
  private final Map<String, SimulatedTask<ViduOrder>> byId = new HashMap<>();
  private Slots<ViduOrder> slots = new Slots<>(this::ended);
  private long spent;

  ViduTasks(Knobs knobs) {
    this.knobs = knobs;
  }

  void settle(long now) {
    slots.settle(now, limit());
  }

  void add(SimulatedTask<ViduOrder> task, long now) {
    inOrder.add(task);
    byId.put(task.id(), task);
    spent += task.order().credits();
    slots.add(task, now, limit());
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
    slots = new Slots<>(this::ended);
    spent = 0;
  }

  private void ended(SimulatedTask<ViduOrder> task) {
    if (task.isFailed()) {
      spent -= task.order().credits();
    }
  }
}
