package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.vendor.Slots;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** All jobs and the slots they hold. */
final class JimengTasks {

  private static final long SMALLEST_ID = 1_000_000_000_000_000_000L;

  private record SlotKey(String account, String reqKey) {}

  private final Knobs knobs;
  private final RandomGenerator random;
  private final Map<String, SimulatedTask<JimengOrder>> byId = new HashMap<>();
  private final Map<SlotKey, Slots<JimengOrder>> slots = new HashMap<>();

  JimengTasks(Knobs knobs, RandomGenerator random) {
    this.knobs = knobs;
    this.random = random;
  }

  /** 19 or 20 digits; every other one is larger than a signed number of 64 bits can be. */
  String newId() {
    String id;
    do {
      long number = random.nextLong();
      boolean isTooSmall = Long.compareUnsigned(number, SMALLEST_ID) < 0;
      id = Long.toUnsignedString(isTooSmall ? number + SMALLEST_ID : number);
    } while (byId.containsKey(id));
    return id;
  }

  void settle(long now) {
    slots.values().forEach(each -> each.settle(now, limit()));
  }

  boolean isFull(String account, String reqKey) {
    return slots(account, reqKey).isFull(limit());
  }

  void add(SimulatedTask<JimengOrder> task, long now) {
    byId.put(task.id(), task);
    slots(task.account(), task.operation()).add(task, now, limit());
  }

  Optional<SimulatedTask<JimengOrder>> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  void clear() {
    byId.clear();
    slots.clear();
  }

  private Slots<JimengOrder> slots(String account, String reqKey) {
    return slots.computeIfAbsent(new SlotKey(account, reqKey), key -> new Slots<>(task -> {}));
  }

  private int limit() {
    return knobs.get(JimengSettings.CONCURRENCY);
  }
}
