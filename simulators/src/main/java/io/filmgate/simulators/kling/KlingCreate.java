package io.filmgate.simulators.kling;

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
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/**
 * Takes an order, checking in the vendor's order: body, model, entitlement, content, duplicate,
 * balance, concurrency.
 */
final class KlingCreate {

  /** Submitted for a twentieth of the whole time, then processing. */
  private static final double LINE_SHARE = 0.05;

  private final Stage stage;
  private final Chances chances;
  private final Knobs knobs;
  private final KlingTasks tasks;
  private final KlingView view;
  private final Callbacks<KlingOrder> callbacks;
  private final NewerView newerView;
  private final ProductRules rules;
  private final NewerRules newerRules;
  private final RisingIds ids;

  KlingCreate(
      Stage stage,
      Chances chances,
      Knobs knobs,
      KlingTasks tasks,
      KlingView view,
      NewerView newerView,
      Callbacks<KlingOrder> callbacks) {
    this.stage = stage;
    this.chances = chances;
    this.knobs = knobs;
    this.tasks = tasks;
    this.view = view;
    this.newerView = newerView;
    ProductTable table = new ProductTable();
    this.rules = new ProductRules(table, tasks);
    this.newerRules = new NewerRules(table);
    this.callbacks = callbacks;
    this.ids = new RisingIds(stage.time(), stage.random());
  }

  /** Over the older surface. */
  Answer older(Call call, String account, Operation operation) {
    return take(call, account, rules.order(operation, body(call)), view::created);
  }

  /** Over the newer surface, where the path names the model. */
  Answer newer(Call call, String account, Operation operation, String model) {
    KlingOrder order = newerRules.order(operation, model, body(call));
    return take(call, account, order, newerView::created);
  }

  private static JsonObject body(Call call) {
    return call.json()
        .orElseThrow(
            () -> KlingError.PARAMETERS_INVALID.refusal("the request body is not a JSON object"));
  }

  private Answer take(
      Call call,
      String account,
      KlingOrder order,
      Function<SimulatedTask<KlingOrder>, JsonObject> created) {
    Markers markers = markers(account, order);
    checkModel(order.model());
    markers
        .text(MarkerKind.REFUSE)
        .ifPresent(
            code -> {
              throw KlingError.ofCode(code).refusal();
            });
    checkAccount(account, order);
    SubmitFaults.before(markers);
    long now = stage.clock().millis();
    SimulatedTask<KlingOrder> task =
        new SimulatedTask<>(
            ids.next(),
            account,
            order.operation().word(),
            order,
            markers,
            Journal.remembered(call),
            stage.now(),
            now,
            Pace.of(markers, knobs, LINE_SHARE));
    tasks.add(task, now);
    order.callbackUrl().ifPresent(url -> callbacks.watch(task, url, call.origin()));
    stage.journal().accepted(task);
    return SubmitFaults.after(markers, KlingVendor.succeed(created.apply(task)));
  }

  private Markers markers(String account, KlingOrder order) {
    String chosen = knobs.get(KlingSettings.FAULTS_FOR);
    boolean isMeant = chosen.isEmpty() || chosen.equals(account);
    try {
      return KlingSettings.GRAMMAR
          .parse(order.prompt())
          .or(KlingSettings.GRAMMAR.parse(isMeant ? knobs.get(KlingSettings.FAULTS) : ""))
          .or(chances.ofCreate());
    } catch (UnknownMarkerException e) {
      throw KlingBody.refusal("prompt: " + e.getMessage());
    }
  }

  private void checkModel(String model) {
    if (knobs.get(KlingSettings.RETIRED_MODELS).contains(model)) {
      throw KlingError.RESOURCE_MISSING.refusal(
          "The model '" + model + "' has been discontinued and is no longer available.");
    }
    if (knobs.get(KlingSettings.FORBIDDEN_MODELS).contains(model)) {
      throw KlingError.NO_PERMISSION.refusal();
    }
  }

  private void checkAccount(String account, KlingOrder order) {
    order
        .externalId()
        .filter(id -> tasks.isTaken(account, id))
        .ifPresent(
            id -> {
              throw KlingBody.refusal("External_task_id " + id + " already exists");
            });
    if (tasks.remaining(account).compareTo(order.units()) < 0) {
      throw KlingError.BALANCE_NOT_ENOUGH.refusal();
    }
    if (tasks.isFull(account, order.model())) {
      throw KlingError.CONCURRENCY_FULL.refusal();
    }
  }
}
