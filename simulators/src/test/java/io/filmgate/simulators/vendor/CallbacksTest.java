package io.filmgate.simulators.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.simulators.HandClock;
import io.filmgate.simulators.vendor.SimulatedTask.Pace;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallbacksTest {

  private static final String URL = "http://127.0.0.1:1/callback";

  private final HandClock clock = new HandClock("2026-01-20T06:52:02Z");
  private final Stage stage = Stage.of(clock, 1, new Random(1));
  private final Knobs knobs =
      new Knobs(
          CallbackKnobs.COPIES,
          CallbackKnobs.DELAY,
          CallbackKnobs.REVERSED,
          CallbackKnobs.SIGNATURE);
  private final Slots<String> slots = new Slots<>(task -> {});
  private final Callbacks<String> callbacks =
      new Callbacks<>(
          stage,
          knobs,
          List.of(Change.values()),
          3,
          (url, body, at) -> Map.of("signed", at.toString()),
          (url, body, at) -> Map.of("signed", "forged"),
          (task, at, origin) -> new JsonObject().put("from", origin).put("at", at));

  @Test
  void each_change_is_told_once_and_as_it_was() {
    watch(1000, 5000);
    assertThat(told()).containsExactly("0");
    clock.advanceSeconds(60);
    assertThat(told()).containsExactly("1000", "5000");
    clock.advanceSeconds(60);
    assertThat(told()).isEmpty();
  }

  @Test
  void a_state_that_did_not_last_is_not_told() {
    watch(0, 0);
    assertThat(told()).containsExactly("0");
  }

  @Test
  void they_can_come_twice_or_never() {
    knobs.apply(new JsonObject().put("callback_copies", 2));
    watch(1000, 5000);
    assertThat(told()).containsExactly("0", "0");
    knobs.apply(new JsonObject().put("callback_copies", 0));
    clock.advanceSeconds(60);
    assertThat(told()).isEmpty();
  }

  @Test
  void they_can_come_late() {
    knobs.apply(new JsonObject().put("callback_delay_seconds", 2.5));
    watch(1000, 5000);
    assertThat(told()).isEmpty();
    clock.advanceSeconds(2);
    assertThat(told()).isEmpty();
    clock.advanceSeconds(1);
    assertThat(told()).containsExactly("0");
  }

  @Test
  void they_can_come_in_the_wrong_order() {
    knobs.apply(new JsonObject().put("callback_reversed", true));
    watch(1000, 5000);
    clock.advanceSeconds(2);
    assertThat(told()).isEmpty();
    clock.advanceSeconds(3);
    assertThat(told()).containsExactly("5000", "1000", "0");
  }

  @Test
  void signatures_can_be_forged_stale_or_missing() {
    assertThat(signed("genuine")).containsEntry("signed", "2026-01-20T06:52:02Z");
    assertThat(signed("forged")).containsEntry("signed", "forged");
    assertThat(signed("stale")).containsEntry("signed", "2026-01-20T05:52:02Z");
    assertThat(signed("missing")).isEmpty();
  }

  @Test
  void an_address_that_cannot_be_called_is_passed_over() {
    for (String url : new String[] {"ftp://example.com/a", "mine", "http://", "ht tp://x"}) {
      callbacks.watch(task(0, 0), url, "here");
    }
    assertThat(callbacks.due()).isEmpty();
  }

  private Map<String, String> signed(String how) {
    knobs.apply(new JsonObject().put("callback_signature", how));
    watch(0, 0);
    List<Callback> due = callbacks.due();
    assertThat(due).hasSize(1);
    assertThat(due.get(0).attempts()).isEqualTo(3);
    return due.get(0).headers();
  }

  private List<String> told() {
    slots.settle(stage.clock().millis(), 10);
    return callbacks.due().stream()
        .map(callback -> new JsonObject(callback.body()).getValue("at").toString())
        .toList();
  }

  private void watch(long lineMillis, long totalMillis) {
    SimulatedTask<String> task = task(lineMillis, totalMillis);
    slots.add(task, stage.clock().millis(), 10);
    callbacks.watch(task, URL, "here");
  }

  private SimulatedTask<String> task(long lineMillis, long totalMillis) {
    return new SimulatedTask<>(
        "1",
        "account",
        "operation",
        "order",
        new MarkerGrammar(Set.of(), Set.of()).parse(""),
        Buffer.buffer(),
        stage.now(),
        stage.clock().millis(),
        new Pace(lineMillis, totalMillis));
  }
}
