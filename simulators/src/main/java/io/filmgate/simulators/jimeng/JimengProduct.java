package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.vendor.Tables;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One {@code req_key} and what may be ordered under it.
 *
 * @param row as it stands in {@code products.json}
 */
record JimengProduct(String key, JsonObject row) {

  static Map<String, JimengProduct> table() {
    JsonObject table = Tables.read(JimengProduct.class, "products.json");
    Map<String, JimengProduct> products = new HashMap<>();
    for (String key : table.fieldNames()) {
      products.put(key, new JimengProduct(key, table.getJsonObject(key)));
    }
    return products;
  }

  /** {@code required}, {@code optional}, or {@code or_image}. */
  String prompt() {
    return row.getString("prompt");
  }

  boolean takesImages() {
    return row.containsKey("images");
  }

  boolean takesImages(int count) {
    return row.getJsonArray("images").contains(count);
  }

  boolean needsImages() {
    return takesImages() && !takesImages(0);
  }

  boolean takesFrames() {
    return row.getBoolean("frames", false);
  }

  List<String> ratios() {
    return texts(row.getJsonArray("ratios", new JsonArray()));
  }

  List<String> addresses() {
    return texts(row.getJsonArray("addresses", new JsonArray()));
  }

  /** Fields that may hold a list of addresses. */
  List<String> addressLists() {
    return texts(row.getJsonArray("address_lists", new JsonArray()));
  }

  /** Fields that may be true or false. */
  List<String> flags() {
    return texts(row.getJsonArray("flags", new JsonArray()));
  }

  /** The values of {@code output_resolution}; empty where there is no such field. */
  JsonArray resolutions() {
    return row.getJsonArray("resolutions", new JsonArray());
  }

  /** Whether it is ordered and asked about by the actions for avatars. */
  boolean isAvatar() {
    return row.getString("actions", "video").equals("avatar");
  }

  boolean callsBack() {
    return row.getBoolean("calls_back", false);
  }

  /** The sides that an image may have, where they differ from those of the others. */
  JsonObject imageSides() {
    return row.getJsonObject("image_sides", new JsonObject());
  }

  /** Fields that must have one of the listed values. */
  Map<String, List<String>> choices() {
    JsonObject choices = row.getJsonObject("choices", new JsonObject());
    Map<String, List<String>> lists = new HashMap<>();
    choices.fieldNames().forEach(name -> lists.put(name, texts(choices.getJsonArray(name))));
    return lists;
  }

  String size() {
    return row.getString("size");
  }

  int framesPerSecond() {
    return row.getInteger("frames_per_second", 24);
  }

  /** Whether polls are answered in the shape of the older generation. */
  boolean hasOldAnswer() {
    return row.getBoolean("old_answer", false);
  }

  private static List<String> texts(JsonArray array) {
    return array.stream().map(String.class::cast).toList();
  }
}
