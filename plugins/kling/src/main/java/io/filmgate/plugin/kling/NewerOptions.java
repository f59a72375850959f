package io.filmgate.plugin.kling;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import io.vertx.core.json.JsonObject;

/** {@code options}: of these a tenant may choose the watermark; the rest is the gateway's. */
final class NewerOptions {
  private NewerOptions() {}

  static void take(Form form) {
    Draft draft = form.draft();
    JsonView written = draft.metadata().view("options");
    JsonObject options = new JsonObject();
    for (String name : written.names()) {
      String path = "metadata.options." + name;
      switch (name) {
        case "watermark_info" -> watermark(draft, written.view(name), path, options);
        case "external_task_id", "callback_url" ->
            Reserved.refuse(draft, path, "it belongs to the gateway");
        default -> {
          if (form.fields().isSent(name, path)) {
            options.put(name, written.member(name).raw());
          }
        }
      }
    }
    if (!written.has("watermark_info") && form.fields().has("watermark_info")) {
      watermark(draft, form.fields().get("watermark_info"), "metadata.watermark_info", options);
    }
    if (!options.isEmpty()) {
      draft.set("options", options);
    }
  }

  private static void watermark(Draft draft, JsonView written, String path, JsonObject options) {
    if (written.flag("enabled").isEmpty()) {
      draft.problem(Problem.invalid(path, "an object with enabled true or false", written));
    } else {
      options.put("watermark_info", written.raw());
    }
  }
}
