package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.jimeng.ImageRules.WrongImage;
import io.filmgate.simulators.jimeng.OrderFields.WrongField;
import io.filmgate.simulators.vendor.Answer;
import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.Callbacks;
import io.filmgate.simulators.vendor.Chances;
import io.filmgate.simulators.vendor.Journal;
import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vendor.MarkerKind;
import io.filmgate.simulators.vendor.Markers;
import io.filmgate.simulators.vendor.Refusal;
import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.vendor.SimulatedTask.Pace;
import io.filmgate.simulators.vendor.Stage;
import io.filmgate.simulators.vendor.SubmitFaults;
import io.filmgate.simulators.vendor.UnknownMarkerException;
import io.vertx.core.json.JsonObject;

/** Takes an order. */
final class JimengSubmit {

  /** In the queue for a sixth of the whole time, then generating. */
  private static final double LINE_SHARE = 1.0 / 6;

  private final Stage stage;
  private final Chances chances;
  private final Knobs knobs;
  private final JimengTasks tasks;
  private final Callbacks<JimengOrder> callbacks;
  private final JimengRules rules = new JimengRules();

  JimengSubmit(
      Stage stage,
      Chances chances,
      Knobs knobs,
      JimengTasks tasks,
      Callbacks<JimengOrder> callbacks) {
    this.stage = stage;
    this.chances = chances;
    this.knobs = knobs;
    this.tasks = tasks;
    this.callbacks = callbacks;
  }

  Answer answer(Call call, JimengEnvelope envelope, JimengAction action, String account) {
    JimengOrder order = order(call, envelope, action);
    String reqKey = order.product().key();
    if (knobs.get(JimengSettings.DISABLED_REQ_KEYS).contains(reqKey)) {
      throw ServiceError.ACCESS_DENIED.refusal(envelope);
    }
    Markers markers = markers(order, envelope);
    markers
        .text(MarkerKind.REFUSE)
        .ifPresent(
            code -> {
              throw refusal(code, envelope);
            });
    if (tasks.isFull(account, reqKey)) {
      throw ServiceError.CONCURRENCY_EXCEEDED.refusal(envelope);
    }
    SubmitFaults.before(markers);
    long now = stage.clock().millis();
    SimulatedTask<JimengOrder> task =
        new SimulatedTask<>(
            tasks.newId(),
            account,
            reqKey,
            order,
            markers,
            Journal.remembered(call),
            stage.now(),
            now,
            Pace.of(markers, knobs, LINE_SHARE));
    tasks.add(task, now);
    order.callback().ifPresent(url -> callbacks.watch(task, url, call.origin()));
    stage.journal().accepted(task);
    return SubmitFaults.after(
        markers, envelope.success(new JsonObject().put("task_id", task.id())));
  }

  private JimengOrder order(Call call, JimengEnvelope envelope, JimengAction action) {
    JsonObject body = call.json().orElseThrow(() -> ServiceError.INPUT_INVALID.refusal(envelope));
    try {
      return rules.order(body, action.isForAvatars());
    } catch (WrongImage wrong) {
      throw ServiceError.MEDIA_INVALID.refusal(envelope);
    } catch (WrongField wrong) {
      throw ServiceError.INPUT_INVALID.refusal(
          envelope, "Invalid Input Parameters: " + wrong.getMessage());
    }
  }

  private Markers markers(JimengOrder order, JimengEnvelope envelope) {
    try {
      return JimengSettings.GRAMMAR
          .parse(order.prompt())
          .or(JimengSettings.GRAMMAR.parse(knobs.get(JimengSettings.FAULTS)))
          .or(chances.ofCreate());
    } catch (UnknownMarkerException e) {
      throw ServiceError.INPUT_INVALID.refusal(
          envelope, "Invalid Input Parameters: prompt: " + e.getMessage());
    }
  }

  /** The error of either layer that has this code. */
  static Refusal refusal(String code, JimengEnvelope envelope) {
    return ServiceError.ofCode(code)
        .map(error -> error.refusal(envelope))
        .or(() -> GatewayError.ofCode(code).map(error -> error.refusal(envelope, "marker")))
        .orElseThrow();
  }
}
