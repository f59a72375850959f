package io.filmgate.simulators.vendor;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Every create that came: those that made a job, and those that did not. Not safe for several
 * threads.
 */
public final class Journal {

  /** Refused creates beyond these forget the oldest; accepted ones are all kept until a reset. */
  private static final int KEPT_REFUSALS = 10_000;

  private static final int WHOLE_BODY_BYTES = 64 * 1024;
  private static final int SHORT_TEXT = 200;

  private record Refused(Instant at, int status, String code, Buffer body) {}

  private final List<SimulatedTask<?>> accepted = new ArrayList<>();
  private final Deque<Refused> refused = new ArrayDeque<>();
  private long refusedCount;

  public void accepted(SimulatedTask<?> task) {
    accepted.add(task);
  }

  /**
   * Remembers a create that made no job.
   *
   * @param status 0 where the connection was cut
   */
  public void refused(Instant at, int status, String code, Buffer body) {
    refusedCount++;
    refused.add(new Refused(at, status, code, body));
    if (refused.size() > KEPT_REFUSALS) {
      refused.remove();
    }
  }

  public void clear() {
    accepted.clear();
    refused.clear();
    refusedCount = 0;
  }

  /** What a body is remembered as: itself, or if it is large with its long texts cut. */
  public static Buffer remembered(Call call) {
    if (call.body().length() <= WHOLE_BODY_BYTES || call.json().isEmpty()) {
      return call.body().length() <= WHOLE_BODY_BYTES
          ? call.body()
          : call.body().getBuffer(0, WHOLE_BODY_BYTES);
    }
    return ((JsonObject) shorten(call.json().get())).toBuffer();
  }

  JsonObject toJson(Function<SimulatedTask<?>, JsonObject> state) {
    JsonArray created = new JsonArray();
    for (SimulatedTask<?> task : accepted) {
      created.add(
          new JsonObject()
              .put("id", task.id())
              .put("at", task.acceptedAt().toString())
              .put("operation", task.operation())
              .put("body", json(task.body()))
              .mergeIn(state.apply(task)));
    }
    JsonArray declined = new JsonArray();
    for (Refused entry : refused) {
      declined.add(
          new JsonObject()
              .put("at", entry.at.toString())
              .put("status", entry.status)
              .put("code", entry.code)
              .put("body", json(entry.body)));
    }
    return new JsonObject()
        .put("accepted", created)
        .put("refused", declined)
        .put("accepted_count", accepted.size())
        .put("refused_count", refusedCount);
  }

  private static Object json(Buffer body) {
    return Call.parse(body).<Object>map(object -> object).orElseGet(body::toString);
  }

  private static Object shorten(Object value) {
    if (value instanceof JsonObject object) {
      JsonObject copy = new JsonObject();
      object.fieldNames().forEach(name -> copy.put(name, shorten(object.getValue(name))));
      return copy;
    }
    if (value instanceof JsonArray array) {
      JsonArray copy = new JsonArray();
      array.forEach(element -> copy.add(shorten(element)));
      return copy;
    }
    if (value instanceof String text && text.length() > SHORT_TEXT * 10) {
      return text.substring(0, SHORT_TEXT) + "… (" + text.length() + " characters)";
    }
    return value;
  }
}
