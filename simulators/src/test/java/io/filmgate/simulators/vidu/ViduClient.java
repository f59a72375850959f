package io.filmgate.simulators.vidu;

import io.filmgate.simulators.Reply;
import io.filmgate.simulators.RunningSimulators;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;

/** Calls the simulator as a client of the vendor does. */
final class ViduClient {

  static final String KEY = "Token " + RunningSimulators.KEYS.get("VIDU_API_KEY");

  private final RunningSimulators running;

  ViduClient(RunningSimulators running) {
    this.running = running;
  }

  String base() {
    return running.simulators.viduUrl();
  }

  Reply post(String route, JsonObject body) throws IOException {
    return running.post(base() + "/ent/v2/" + route, body.encode(), "Authorization", KEY);
  }

  Reply get(String route) throws IOException {
    return running.get(base() + "/ent/v2/" + route, "Authorization", KEY);
  }

  /** The id of a job made from this prompt. */
  String create(String prompt) throws IOException {
    Reply reply = post("text2video", order(prompt));
    if (reply.status() != 200) {
      throw new IllegalStateException(reply.text());
    }
    return reply.json().getString("task_id");
  }

  JsonObject poll(String id) throws IOException {
    return get("tasks/" + id + "/creations").json();
  }

  String state(String id) throws IOException {
    return poll(id).getString("state");
  }

  static JsonObject order(String prompt) {
    return new JsonObject().put("model", "viduq1").put("prompt", prompt);
  }

  static JsonObject imageOrder(String prompt) {
    return new JsonObject()
        .put("model", "viduq1")
        .put("images", new JsonArray().add("https://example.com/a.png"))
        .put("prompt", prompt)
        .put("duration", 5)
        .put("resolution", "1080p")
        .put("movement_amplitude", "auto")
        .put("payload", "gw:tsk_01KFD8Y5W3Q9");
  }
}
