package io.filmgate.simulators.vidu;

import io.filmgate.simulators.vendor.Answer;
import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.Callbacks;
import io.filmgate.simulators.vendor.Chances;
import io.filmgate.simulators.vendor.Journal;
import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vendor.MarkerKind;
import io.filmgate.simulators.vendor.Markers;
import io.filmgate.simulators.vendor.RisingIds;
import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.vendor.SimulatedTask.Pace;
import io.filmgate.simulators.vendor.Stage;
import io.filmgate.simulators.vendor.SubmitFaults;
import io.filmgate.simulators.vendor.UnknownMarkerException;

/**
 * Takes an order, checking the body first, then content, credits and, where it is a hard limit,
 * concurrency.
 */
final class ViduCreate {

  /** In line for a twelfth of the whole time, then processing. */
  private static final double LINE_SHARE = 1.0 / 12;

  private static final int MOST_BODY_BYTES = 20 * 1024 * 1024;

  private final Stage stage;
  private final Chances chances;
  private final Knobs knobs;
  private final ViduTasks tasks;
  private final ViduView view;
  private final Callbacks<ViduOrder> callbacks;
  private final ViduRules rules;
  private final RisingIds ids;

  ViduCreate(
      Stage stage,
      Chances chances,
      Knobs knobs,
      ViduTasks tasks,
      ViduView view,
      Callbacks<ViduOrder> callbacks) {
    this.stage = stage;
    this.chances = chances;
    this.knobs = knobs;
    this.tasks = tasks;
    this.view = view;
    this.callbacks = callbacks;
    this.rules = new ViduRules(knobs, stage.random());
    this.ids = new RisingIds(stage.time(), stage.random());
  }

  Answer answer(Call call, String account, Operation operation) {
    if (call.body().length() > MOST_BODY_BYTES) {
      return Answer.bare(413);
    }
    ViduOrder order =
        rules.order(operation, call.json().orElseThrow(ViduError.BadRequest::refusal));
    if (order.source().filter(id -> !tasks.hasCreation(id, stage.clock().millis())).isPresent()) {
      throw ViduError.CreationNotFound.refusal();
    }
    Markers markers = markers(order);
    markers
        .text(MarkerKind.REFUSE)
        .ifPresent(
            code -> {
              throw ViduError.valueOf(code).refusal();
            });
    if (tasks.remaining() < order.credits()) {
      throw ViduError.CreditInsufficient.refusal();
    }
    if (knobs.get(ViduSettings.HARD_LIMIT) && tasks.isFull()) {
      throw ViduError.QuotaExceeded.refusal();
    }
    SubmitFaults.before(markers);
    long now = stage.clock().millis();
    SimulatedTask<ViduOrder> task =
        new SimulatedTask<>(
            ids.next(),
            account,
            operation.word(),
            order,
            markers,
            Journal.remembered(call),
            stage.now(),
            now,
            pace(order, markers));
    tasks.add(task, now);
    stage.journal().accepted(task);
    callbacks.watch(task, order.callbackUrl(), call.origin());
    return SubmitFaults.after(markers, Answer.json(200, view.created(task)));
  }

  private Pace pace(ViduOrder order, Markers markers) {
    Pace usual = Pace.of(markers, knobs, LINE_SHARE);
    long longer = order.isOffPeak() ? knobs.get(ViduSettings.OFF_PEAK_LINE) * 1000L : 0;
    return new Pace(usual.lineMillis() + longer, usual.totalMillis() + longer);
  }

  private Markers markers(ViduOrder order) {
    try {
      return ViduSettings.GRAMMAR
          .parse(order.words())
          .or(ViduSettings.GRAMMAR.parse(knobs.get(ViduSettings.FAULTS)))
          .or(chances.ofCreate());
    } catch (UnknownMarkerException e) {
      throw ViduError.FieldInvalid.refusal("invalid field: prompt: " + e.getMessage());
    }
  }
}
