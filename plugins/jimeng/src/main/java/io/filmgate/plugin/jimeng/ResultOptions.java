package io.filmgate.plugin.jimeng;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What a tenant wishes for its result, such as the invisible mark of origin. The vendor takes it
 * with each poll, as JSON inside a text; it is given as that text, as an object, or as the mark
 * alone.
 */
final class ResultOptions {
  private static final String AIGC_META = "aigc_meta";
  private static final int MOST_CHARACTERS = 4096;

  private ResultOptions() {}

  static void write(Draft draft) {
    JsonView metadata = draft.metadata();
    draft.used(TaskState.REQ_JSON, AIGC_META);
    if (metadata.has(TaskState.REQ_JSON) && metadata.has(AIGC_META)) {
      draft.problem(
          Problem.unsupported(
              "metadata.aigc_meta",
              "metadata.aigc_meta belongs into metadata.req_json if both are given"));
    } else if (metadata.has(TaskState.REQ_JSON)) {
      set(draft, TaskState.REQ_JSON, object(metadata.view(TaskState.REQ_JSON)));
    } else if (metadata.has(AIGC_META)) {
      set(
          draft,
          AIGC_META,
          object(metadata.view(AIGC_META)).map(mark -> new JsonObject().put(AIGC_META, mark)));
    }
  }

  private static void set(Draft draft, String field, Optional<JsonObject> options) {
    String param = "metadata." + field;
    String text = options.map(JsonObject::encode).orElse("");
    if (options.isEmpty()) {
      draft.problem(Problem.invalid(param, "a JSON object", "something else"));
    } else if (text.length() > MOST_CHARACTERS) {
      draft.problem(
          Problem.invalid(
              param, "at most " + MOST_CHARACTERS + " characters", text.length() + " characters"));
    } else {
      JsonView mark = JsonView.of(options.get()).view(AIGC_META);
      OriginMark.check(draft, field.equals(AIGC_META) ? param : param + "." + AIGC_META, mark);
      draft.set(TaskState.REQ_JSON, text);
    }
  }

  private static Optional<JsonObject> object(JsonView given) {
    JsonView value = given.text("").map(Buffer::buffer).map(JsonView::parse).orElse(given);
    return value.isObject() ? Optional.of(value.toJsonObject()) : Optional.empty();
  }
}
