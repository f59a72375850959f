package io.filmgate.simulators.kling;

import io.filmgate.simulators.vendor.Tables;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One row of the vendor's capability map. A cell of it says for which modes and seconds a feature
 * is there.
 *
 * @param row as it stands in {@code models.json}
 */
record KlingModel(String name, JsonObject row) {

  static Map<String, KlingModel> table() {
    JsonObject table = Tables.read(KlingModel.class, "models.json");
    Map<String, KlingModel> models = new LinkedHashMap<>();
    for (String name : table.fieldNames()) {
      models.put(name, new KlingModel(name, table.getJsonObject(name)));
    }
    return models;
  }

  /**
   * The mode that really runs: master models have only one and take no notice of what was asked.
   */
  String mode(String asked) {
    return row.getString("only_mode", asked);
  }

  boolean has(String feature) {
    return row.containsKey(feature);
  }

  boolean isFlagged(String feature) {
    return row.getBoolean(feature, false);
  }

  boolean has(String feature, String mode) {
    return has(feature) && row.getJsonObject(feature).containsKey(mode);
  }

  boolean has(String feature, String mode, int seconds) {
    return has(feature, mode) && row.getJsonObject(feature).getJsonArray(mode).contains(seconds);
  }

  boolean lists(String feature, String word) {
    return row.getJsonArray(feature, new JsonArray()).contains(word);
  }

  int most(String feature) {
    return row.getInteger(feature, 0);
  }

  int framesPerSecond(Operation operation) {
    return row.getJsonObject("frames_per_second").getInteger(operation.word());
  }

  int height(String mode) {
    return row.getJsonObject("heights").getInteger(mode);
  }

  /**
   * Units per second of video; a variant without a price of its own costs as much as a silent
   * video.
   */
  BigDecimal price(String mode, String variant) {
    JsonObject prices = row.getJsonObject("units_per_second").getJsonObject(mode);
    return new BigDecimal(
        Optional.ofNullable(prices.getString(variant)).orElseGet(() -> prices.getString("silent")));
  }
}
