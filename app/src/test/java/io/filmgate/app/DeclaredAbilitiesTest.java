package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code GET /v1/models} declares comes from the plugins' tables; the simulators check each
 * order against tables of their own. A plugin that promises more than its vendor does shows here.
 */
class DeclaredAbilitiesTest {
  private static final Set<String> ENOUGH = Set.of("text", "image");

  private static Scene scene;

  @BeforeAll
  static void start() throws Exception {
    scene = Scene.start(Resources.text("every-model.yaml"));
    for (Vendor vendor : Vendor.values()) {
      scene.vendors.set(vendor, "concurrency", 5000);
    }
  }

  @AfterAll
  static void stop() throws Exception {
    scene.close();
  }

  /** The models that can do with words and a picture, which is what every request can bring. */
  static Stream<JsonObject> models() throws Exception {
    return scene.acme.get("/v1/models").json().getJsonArray("data").stream()
        .map(JsonObject.class::cast)
        .filter(model -> inputs(model).stream().anyMatch(ENOUGH::contains));
  }

  @ParameterizedTest
  @MethodSource("models")
  void no_vendor_refuses_what_is_declared(JsonObject model) throws Exception {
    List<String> refusedByVendor = new ArrayList<>();
    List<String> takenByNobody = new ArrayList<>();
    for (JsonObject choice : choices(model.getJsonObject("video"))) {
      boolean isTaken = false;
      for (String input : inputs(model)) {
        JsonObject order = order(model.getString("id"), choice, input.equals("image"));
        Reply reply = scene.acme.create(order.encode());
        isTaken |= reply.status() == 200 || asksForMore(reply);
        if ("vendor_rejected".equals(reply.json().getString("code"))) {
          refusedByVendor.add(order + ": " + reply.text());
        }
      }
      if (!isTaken) {
        takenByNobody.add(choice.encode());
      }
    }
    assertThat(refusedByVendor).isEmpty();
    assertThat(takenByNobody).isEmpty();
  }

  /** Each shape, and of the lengths the usual, the shortest and the longest. */
  private static List<JsonObject> choices(JsonObject video) {
    List<JsonObject> choices = new ArrayList<>();
    choices.add(new JsonObject());
    List<Integer> seconds =
        video.getJsonArray("durations").stream().map(Integer.class::cast).toList();
    if (!seconds.isEmpty()) {
      TreeSet<Integer> sorted = new TreeSet<>(seconds);
      new LinkedHashSet<>(List.of(seconds.get(0), sorted.first(), sorted.last()))
          .forEach(length -> choices.add(new JsonObject().put("duration", length)));
    }
    video.getJsonArray("aspect_ratios").stream()
        .filter(ratio -> ratio.toString().contains(":"))
        .forEach(ratio -> choices.add(new JsonObject().put("size", ratio)));
    return choices;
  }

  private static JsonObject order(String model, JsonObject choice, boolean hasImage) {
    JsonObject order =
        new JsonObject().put("model", model).put("prompt", "a quiet street").mergeIn(choice);
    return hasImage ? order.put("image", "https://x.example/a.png") : order;
  }

  /** Some operations need fields that only their vendor has; asking for them is no refusal. */
  private static boolean asksForMore(Reply reply) {
    String param = reply.json().getString("param");
    return param != null && param.startsWith("metadata.");
  }

  private static Set<String> inputs(JsonObject model) {
    JsonArray inputs = model.getJsonObject("video").getJsonArray("inputs");
    Set<String> found = new LinkedHashSet<>();
    inputs.forEach(input -> found.add(input.toString()));
    found.retainAll(ENOUGH);
    return found;
  }
}
