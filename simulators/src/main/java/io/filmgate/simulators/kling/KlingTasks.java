package io.filmgate.simulators.kling;

import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.vendor.Slots;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All jobs of all accounts, what they occupy and what they have cost. */
final class KlingTasks {

  private record ExternalKey(String account, String externalId) {}

  private record SlotKey(String account, String model) {}

  private final Knobs knobs;
  private final List<SimulatedTask<KlingOrder>> inOrder = new ArrayList<>();
  private final Map<String, SimulatedTask<KlingOrder>> byId = new HashMap<>();
  private final Map<ExternalKey, SimulatedTask<KlingOrder>> byExternalId = new HashMap<>();
  private final Map<SlotKey, Slots<KlingOrder>> slots = new HashMap<>();
  private final Map<String, BigDecimal> spent = new HashMap<>();

  KlingTasks(Knobs knobs) {
    this.knobs = knobs;
  }

  void settle(long now) {
    slots.values().forEach(each -> each.settle(now, concurrency()));
  }

  boolean isTaken(String account, String externalId) {
    return byExternalId.containsKey(new ExternalKey(account, externalId));
  }

  int concurrency() {
    return knobs.get(KlingSettings.CONCURRENCY);
  }

  BigDecimal total() {
    return BigDecimal.valueOf(knobs.get(KlingSettings.BALANCE));
  }

  /** What is left of the balance, without what running jobs will cost. */
  BigDecimal remaining(String account) {
    return total().subtract(spent.getOrDefault(account, BigDecimal.ZERO));
  }

  boolean isFull(String account, String model) {
    return slots(account, model).isFull(concurrency());
  }

  void add(SimulatedTask<KlingOrder> task, long now) {
    inOrder.add(task);
    byId.put(task.id(), task);
    task.order()
        .externalId()
        .ifPresent(id -> byExternalId.put(new ExternalKey(task.account(), id), task));
    spent.merge(task.account(), task.order().units(), BigDecimal::add);
    slots(task.account(), task.order().model()).add(task, now, concurrency());
  }

  /**
   * @param key the vendor's id or the caller's own
   */
  Optional<SimulatedTask<KlingOrder>> find(
      String account, Operation operation, String key, Instant now) {
    return Optional.ofNullable(byId.get(key))
        .filter(task -> task.account().equals(account))
        .or(() -> Optional.ofNullable(byExternalId.get(new ExternalKey(account, key))))
        .filter(task -> task.order().operation() == operation && !task.order().isNewer())
        .filter(task -> task.isVisible(now));
  }

  Optional<SimulatedTask<KlingOrder>> ofId(String account, String id, Instant now) {
    return find(id).filter(task -> task.account().equals(account) && task.isVisible(now));
  }

  Optional<SimulatedTask<KlingOrder>> ofExternalId(String account, String id, Instant now) {
    return Optional.ofNullable(byExternalId.get(new ExternalKey(account, id)))
        .filter(task -> task.isVisible(now));
  }

  /** The finished job that made a video. */
  Optional<SimulatedTask<KlingOrder>> ofVideo(String videoId) {
    return inOrder.stream()
        .filter(task -> KlingFiles.videoIdOf(task).equals(videoId))
        .filter(task -> task.endsMillis() != SimulatedTask.NEVER && !task.isFailed())
        .findFirst();
  }

  Optional<SimulatedTask<KlingOrder>> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Those of one product of the older surface, newest first. */
  List<SimulatedTask<KlingOrder>> page(
      String account, Operation operation, int number, int size, Instant now) {
    return newestFirst(account, now).stream()
        .filter(task -> task.order().operation() == operation && !task.order().isNewer())
        .skip((long) (number - 1) * size)
        .limit(size)
        .toList();
  }

  List<SimulatedTask<KlingOrder>> newestFirst(String account, Instant now) {
    List<SimulatedTask<KlingOrder>> newestFirst = new ArrayList<>(inOrder);
    Collections.reverse(newestFirst);
    return newestFirst.stream()
        .filter(task -> task.account().equals(account))
        .filter(task -> task.isVisible(now))
        .toList();
  }

  void clear() {
    inOrder.clear();
    byId.clear();
    byExternalId.clear();
    slots.clear();
    spent.clear();
  }

  private Slots<KlingOrder> slots(String account, String model) {
    return slots.computeIfAbsent(new SlotKey(account, model), key -> new Slots<>(this::ended));
  }

  private void ended(SimulatedTask<KlingOrder> task) {
    if (task.isFailed()) {
      spent.merge(task.account(), task.order().units().negate(), BigDecimal::add);
    }
  }
}
