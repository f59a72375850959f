package io.filmgate.simulators.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlotsTest {

  private final MarkerGrammar grammar = new MarkerGrammar(Set.of(), Set.of());
  private final List<String> ended = new ArrayList<>();
  private final Slots<String> slots = new Slots<>(task -> ended.add(task.id()));

  @Test
  void jobs_end_in_the_order_of_their_ends_and_once() {
    slots.add(task("long", 0, "[[run:50]]"), 0, 2);
    slots.add(task("short", 0, "[[run:10]]"), 0, 2);
    slots.settle(60_000, 2);
    slots.settle(61_000, 2);
    assertThat(ended).containsExactly("short", "long");
  }

  @Test
  void a_waiting_job_starts_when_the_slot_was_freed_not_when_somebody_looked() {
    SimulatedTask<String> second = task("second", 0, "[[run:10]]");
    slots.add(task("first", 0, "[[run:10]]"), 0, 1);
    slots.add(second, 0, 1);
    assertThat(second.runsMillis()).isEqualTo(SimulatedTask.NEVER);
    slots.settle(100_000, 1);
    assertThat(second.runsMillis()).isEqualTo(10_000);
    assertThat(second.endsMillis()).isEqualTo(19_000);
    assertThat(ended).containsExactly("first", "second");
  }

  @Test
  void a_stuck_job_keeps_its_slot() {
    slots.add(task("stuck", 0, "[[stuck]]"), 0, 1);
    slots.settle(Long.MAX_VALUE - 1, 1);
    assertThat(slots.isFull(1)).isTrue();
    assertThat(ended).isEmpty();
  }

  @Test
  void a_higher_limit_lets_waiting_jobs_in_at_once() {
    SimulatedTask<String> second = task("second", 0, "");
    slots.add(task("first", 0, ""), 0, 1);
    slots.add(second, 0, 1);
    slots.settle(20_000, 2);
    assertThat(second.runsMillis()).isEqualTo(20_000);
    assertThat(slots.busyCount()).isEqualTo(2);
  }

  @Test
  void a_cancelled_job_ends_and_makes_room() {
    SimulatedTask<String> first = task("first", 0, "");
    SimulatedTask<String> second = task("second", 0, "");
    slots.add(first, 0, 1);
    slots.add(second, 0, 1);
    slots.cancel(first, 1_000, 1);
    slots.cancel(first, 2_000, 1);
    assertThat(first.isCancelled()).isTrue();
    assertThat(first.hasEnded(1_000)).isTrue();
    assertThat(second.runsMillis()).isEqualTo(6_000);
    assertThat(ended).containsExactly("first");
  }

  private SimulatedTask<String> task(String id, long now, String prompt) {
    Markers markers = grammar.parse(prompt);
    SimulatedTask.Pace pace = SimulatedTask.Pace.of(markers, new Knobs(), 0.1);
    return new SimulatedTask<>(
        id, "account", "operation", "order", markers, Buffer.buffer(), Instant.EPOCH, now, pace);
  }
}
