package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What a poll asks for.
 *
 * @param isTagged whether the video is to have the invisible mark of origin
 */
record PollQuestion(String reqKey, String taskId, boolean isTagged) {

  private static final int MOST_MARK_CHARACTERS = 256;
  private static final List<String> NEEDED_IN_MARK = List.of("producer_id", "content_propagator");
  private static final List<String> ALLOWED_IN_MARK = List.of("content_producer", "propagate_id");

  static PollQuestion read(Call call, JimengEnvelope envelope) {
    JsonObject body = call.json().orElseThrow(() -> ServiceError.INPUT_INVALID.refusal(envelope));
    return new PollQuestion(
        needed(body, "req_key", envelope),
        needed(body, "task_id", envelope),
        isTagged(body, envelope));
  }

  private static String needed(JsonObject body, String name, JimengEnvelope envelope) {
    if (body.getValue(name) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw wrong(name, envelope);
  }

  /** Whether the caller asks for the mark, in JSON inside a text. */
  private static boolean isTagged(JsonObject body, JimengEnvelope envelope) {
    Object value = body.getValue("req_json");
    if (value == null || value.equals("")) {
      return false;
    }
    if (!(value instanceof String text)) {
      throw wrong("req_json", envelope);
    }
    JsonObject inner =
        Call.parse(Buffer.buffer(text)).orElseThrow(() -> wrong("req_json", envelope));
    Object mark = inner.getValue("aigc_meta");
    if (mark == null) {
      return false;
    }
    if (mark instanceof JsonObject fields && isMark(fields)) {
      return true;
    }
    throw wrong("aigc_meta", envelope);
  }

  private static boolean isMark(JsonObject mark) {
    return NEEDED_IN_MARK.stream().allMatch(name -> isText(mark.getValue(name)))
        && ALLOWED_IN_MARK.stream()
            .map(mark::getValue)
            .allMatch(value -> value == null || isText(value));
  }

  private static boolean isText(Object value) {
    return value instanceof String text && text.length() <= MOST_MARK_CHARACTERS;
  }

  private static Refusal wrong(String name, JimengEnvelope envelope) {
    return ServiceError.INPUT_INVALID.refusal(envelope, "Invalid Input Parameters: " + name);
  }
}
