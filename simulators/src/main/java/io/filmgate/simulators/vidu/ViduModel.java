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

  private static final JsonArray NO_IMAGES = new JsonArray().add(0).add(0);

  /**
   * Resolutions and their credits for a span of seconds.
   *
   * @param credits by resolution: of the first second, and of each further one; the first listed is
   *     the usual one
   * @param offPeakCredits the same for off-peak, where it is not the half, rounded up
   */
  record Offer(int fromSeconds, int toSeconds, JsonObject credits, JsonObject offPeakCredits) {

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
      JsonArray special = offPeakCredits.getJsonArray(resolution);
      int counted = Math.max(1, seconds);
      if (!isOffPeak) {
        return credits(rate.getInteger(0), rate.getInteger(1), counted);
      }
      return special == null
          ? credits(half(rate.getInteger(0)), half(rate.getInteger(1)), counted)
          : credits(special.getInteger(0), special.getInteger(1), counted);
    }

    private static int credits(int first, int further, int seconds) {
      return first + further * (seconds - 1);
    }

    private static int half(int credits) {
      return (credits + 1) / 2;
    }
  }

  /** By the operation's word and the model's name, which is empty where there are no models. */
  static Map<String, Map<String, ViduModel>> table() {
    JsonObject table = Tables.read(ViduModel.class, "models.json");
    Map<String, Map<String, ViduModel>> models = new HashMap<>();
    for (Operation operation : Operation.values()) {
      JsonObject rows = table.getJsonObject(operation.word());
      Map<String, ViduModel> ofOperation = new HashMap<>();
      rows.fieldNames()
          .forEach(name -> ofOperation.put(name, new ViduModel(rows.getJsonObject(name))));
      models.put(operation.word(), ofOperation);
    }
    return models;
  }

  /** Models of this family make sound by themselves. */
  boolean isThirdGeneration() {
    return row.getString("family").equals("q3");
  }

  /** Models of these families can make sound in every operation. */
  boolean canSpeak() {
    return isThirdGeneration() || row.getString("family").equals("q4");
  }

  boolean hasOffPeak() {
    return row.getBoolean("off_peak", true);
  }

  int leastImages() {
    return row.getJsonArray("images", NO_IMAGES).getInteger(0);
  }

  int mostImages() {
    return row.getJsonArray("images", NO_IMAGES).getInteger(1);
  }

  int mostImagesBesideVideos() {
    return row.getInteger("images_beside_videos", mostImages());
  }

  int mostVideos() {
    return row.getInteger("videos", 0);
  }

  /** Subjects that are shown by pictures; 0: the model takes no subjects. */
  int mostSubjects() {
    return row.getInteger("subjects", 0);
  }

  boolean takesRatio(String ratio) {
    return ratios().contains(ratio)
        || (ratios().contains("any") && ratio.matches("[1-9]\\d{0,4}:[1-9]\\d{0,4}"));
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
                    json.getJsonObject("credits"),
                    json.getJsonObject("off_peak_credits", new JsonObject())))
        .filter(offer -> offer.covers(seconds))
        .findFirst();
  }
}
