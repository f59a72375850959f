package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** One job for each of some lines, placed at once so that they run side by side. */
record Orders(Scene scene, Vendor vendor, List<Ordered> placed) {

  /** A job and what the vendor should call it. */
  record Ordered(String operation, String model, String id) {}

  /**
   * Places orders.
   *
   * @param lines each: what the vendor calls the operation, the model, the metadata
   * @param metadata fills in what the lines write short
   */
  static Orders place(Scene scene, Vendor vendor, String lines, UnaryOperator<String> metadata)
      throws Exception {
    List<Ordered> placed = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      String[] order = line.split("\\|", -1);
      String model = order[1].strip();
      String id = create(scene, model, new JsonObject(metadata.apply(order[2])));
      placed.add(new Ordered(order[0].strip(), model, id));
    }
    return new Orders(scene, vendor, List.copyOf(placed));
  }

  /** Orders one more video; its id. */
  static String create(Scene scene, String model, JsonObject metadata) throws Exception {
    Reply created =
        scene.acme.create(
            new JsonObject()
                .put("model", model)
                .put("prompt", "a quiet street")
                .put("metadata", metadata)
                .encode());
    assertThat(created.status()).as(created.text()).isEqualTo(200);
    return created.json().getString("id");
  }

  /** A job is completed, and the vendor has made one of its operation. */
  void assertDone(Ordered ordered, String vendorsWordForIt) throws Exception {
    assertCompleted(scene, ordered.id());
    assertThat(scene.vendors.accepted(vendor))
        .anySatisfy(
            task -> {
              assertThat(task.getString("operation")).isEqualTo(ordered.operation());
              assertThat(task.getString("state")).isEqualTo(vendorsWordForIt);
            });
  }

  static void assertCompleted(Scene scene, String id) throws Exception {
    JsonObject ended = scene.acme.ended(id);
    assertThat(ended.getString("status")).as(ended.encode()).isEqualTo("completed");
  }
}
