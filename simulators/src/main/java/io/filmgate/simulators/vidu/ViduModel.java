package io.filmgate.simulators.vidu;

import io.filmgate.simulators.vendor.Tables;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one model offers in one operation.
 *
 * @param row as it stands in {@code models.json}
 */
record ViduModel(JsonObject row) {

  /**
   * Resolutions and their credits for a span of seconds.
   *
   * @param credits by resolution: of the first second, and of each further one; the first listed is
   *     the usual one
   */
  record Offer(int fromSeconds, int toSeconds, JsonObject credits) {

    boolean covers(int seconds) {
      return fromSeconds <= seconds && seconds <= toSeconds;
    }

    String usualResolution() {
      return credits.fieldNames().iterator().next();
    }

    boolean has(String resolution) {
      return credits.containsKey(resolution);
    }

    int credits(String resolution, int seconds, boolean isOffPeak) {
      JsonArray rate = credits.getJsonArray(resolution);
      int first = rate.getInteger(0);
      int further = rate.getInteger(1);
      return isOffPeak
          ? half(first) + half(further) * (seconds - 1)
          : first + further * (seconds - 1);
    }

    private static int half(int credits) {
      return (credits + 1) / 2;
    }
  }

  static Map<Operation, Map<String, ViduModel>> table() {
    JsonObject table = Tables.read(ViduModel.class, "models.json");
    Map<Operation, Map<String, ViduModel>> models = new HashMap<>();
    for (Operation operation : Operation.values()) {
      JsonObject rows = table.getJsonObject(operation.word());
      Map<String, ViduModel> ofOperation = new HashMap<>();
      rows.fieldNames()
          .forEach(name -> ofOperation.put(name, new ViduModel(rows.getJsonObject(name))));
      models.put(operation, ofOperation);
    }
    return models;
  }

  /** Models of this family make sound by themselves. */
  boolean isThirdGeneration() {
    return row.getString("family").equals("q3");
  }

  int usualSeconds() {
    return row.getInteger("usual_seconds");
  }

  List<String> ratios() {
    return row.getJsonArray("ratios", new JsonArray()).stream().map(String.class::cast).toList();
  }

  Optional<Offer> offer(int seconds) {
    return row.getJsonArray("offers").stream()
        .map(JsonObject.class::cast)
        .map(
            json ->
                new Offer(
                    json.getInteger("from_seconds"),
                    json.getInteger("to_seconds"),
                    json.getJsonObject("credits")))
        .filter(offer -> offer.covers(seconds))
        .findFirst();
  }
}
