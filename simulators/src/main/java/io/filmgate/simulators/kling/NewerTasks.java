package io.filmgate.simulators.kling;

import io.filmgate.simulators.vendor.Answer;
import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.vendor.Stage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /tasks}: up to twenty jobs by their ids, or all of them page by page. */
final class NewerTasks {

  private static final int MOST_IDS = 20;
  private static final int USUAL_PAGE = 100;
  private static final int LARGEST_PAGE = 500;

  private final Stage stage;
  private final KlingTasks tasks;
  private final NewerView view;

  NewerTasks(Stage stage, KlingTasks tasks, NewerView view) {
    this.stage = stage;
    this.tasks = tasks;
    this.view = view;
  }

  Answer query(Call call, String account) {
    Optional<String> ids = call.parameter("task_ids").filter(text -> !text.isEmpty());
    Optional<String> externalIds =
        call.parameter("external_task_ids").filter(text -> !text.isEmpty());
    if (ids.isPresent() == externalIds.isPresent()) {
      throw KlingBody.refusal("task_ids or external_task_ids is required");
    }
    List<String> asked = List.of(ids.or(() -> externalIds).get().split(",", -1));
    if (asked.size() > MOST_IDS) {
      throw KlingBody.refusal("task_ids and external_task_ids cannot exceed 20 in total");
    }
    JsonArray found = new JsonArray();
    for (String id : asked) {
      Optional<SimulatedTask<KlingOrder>> task =
          ids.isPresent()
              ? tasks.ofId(account, id, stage.now())
              : tasks.ofExternalId(account, id, stage.now());
      task.ifPresent(one -> found.add(shown(one, call)));
    }
    return KlingVendor.succeed(found);
  }

  private JsonObject shown(SimulatedTask<KlingOrder> task, Call call) {
    task.pollFault()
        .ifPresent(
            code -> {
              throw KlingError.ofCode(code).refusal();
            });
    return view.full(task, stage.clock().millis(), call.origin());
  }

  /** Newest first; the cursor is the id of the last job shown. */
  Answer list(Call call, String account) {
    KlingBody body = new KlingBody(call.json().orElseGet(JsonObject::new));
    int limit = body.whole("limit").orElse(USUAL_PAGE);
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw body.invalid("limit");
    }
    List<SimulatedTask<KlingOrder>> all = new ArrayList<>(tasks.newestFirst(account, stage.now()));
    Optional<String> cursor = body.text("cursor");
    cursor.ifPresent(id -> all.removeIf(task -> task.id().compareTo(id) >= 0));
    JsonArray page = new JsonArray();
    all.stream()
        .limit(limit)
        .forEach(task -> page.add(view.full(task, stage.clock().millis(), call.origin())));
    JsonObject data = new JsonObject();
    if (!page.isEmpty()) {
      data.put("result", page);
    }
    boolean hasMore = all.size() > limit;
    data.put("count", page.size());
    if (hasMore) {
      data.put("next_cursor", all.get(limit - 1).id());
    }
    return KlingVendor.succeed(data.put("has_more", hasMore));
  }
}
