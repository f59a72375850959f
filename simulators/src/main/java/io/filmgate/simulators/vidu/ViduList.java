package io.filmgate.simulators.vidu;

import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.vendor.Stage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;

/** The list of jobs, newest first, in pages. */
final class ViduList {

  private static final Duration USUAL_AGE = Duration.ofDays(7);
  private static final int USUAL_SIZE = 10;
  private static final int MOST_PER_PAGE = 100;

  private final Stage stage;
  private final ViduTasks tasks;
  private final ViduView view;

  ViduList(Stage stage, ViduTasks tasks, ViduView view) {
    this.stage = stage;
    this.tasks = tasks;
    this.view = view;
  }

  JsonObject page(Call call) {
    Instant now = stage.now();
    Instant from = time(call, "created_at.from", now.minus(USUAL_AGE));
    Instant to = time(call, "created_at.to", now);
    int size = whole(call, "pagesz", USUAL_SIZE);
    if (size < 1 || size > MOST_PER_PAGE) {
      throw ViduError.PageSizeOutOfRange.refusal();
    }
    int skipped =
        call.parameter("pager.page_token").filter(token -> !token.isEmpty()).isPresent()
            ? whole(call, "page_token", 0)
            : whole(call, "page", 0) * size;
    List<SimulatedTask<ViduOrder>> matching =
        tasks.newestFirst(now).stream()
            .filter(task -> !task.acceptedAt().isBefore(from) && !task.acceptedAt().isAfter(to))
            .filter(task -> isAsked(call, "task_ids", task.id()))
            .filter(task -> isAsked(call, "states", view.state(task, stage.clock().millis())))
            .filter(task -> isAsked(call, "resolutions", task.order().resolution()))
            .filter(task -> isAsked(call, "model_versions", version(task)))
            .filter(task -> isAsked(call, "templates", template(task)))
            .toList();
    JsonArray items = new JsonArray();
    matching.stream()
        .skip(skipped)
        .limit(size)
        .forEach(task -> items.add(view.item(task, call.origin())));
    boolean hasMore = matching.size() > skipped + size;
    return new JsonObject()
        .put("next_page_token", hasMore ? Integer.toString(skipped + size) : "")
        .put("tasks", items);
  }

  private static String version(SimulatedTask<ViduOrder> task) {
    return task.order().model().replaceFirst("^vidu", "");
  }

  private static String template(SimulatedTask<ViduOrder> task) {
    return task.order().special().getString("template", "");
  }

  /** A filter that is not given lets everything pass; values may be repeated or comma separated. */
  private static boolean isAsked(Call call, String name, String value) {
    List<String> wanted = call.parameters().getAll(name);
    return wanted.isEmpty()
        || wanted.stream()
            .flatMap(text -> Arrays.stream(text.split(",", -1)))
            .anyMatch(value::equals);
  }

  private static Instant time(Call call, String name, Instant usual) {
    try {
      return call.parameter(name)
          .map(OffsetDateTime::parse)
          .map(OffsetDateTime::toInstant)
          .orElse(usual);
    } catch (DateTimeParseException e) {
      throw ViduError.FieldInvalid.about(List.of(name));
    }
  }

  /** The vendor's page spells the prefix "paper", its clients "pager". */
  private static int whole(Call call, String name, int usual) {
    String text =
        call.parameter("pager." + name)
            .or(() -> call.parameter("paper." + name))
            .orElse(Integer.toString(usual));
    if (!text.matches("\\d{1,9}")) {
      throw ViduError.FieldInvalid.about(List.of("pager." + name));
    }
    return Integer.parseInt(text);
  }
}
