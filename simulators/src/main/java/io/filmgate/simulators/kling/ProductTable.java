package io.filmgate.simulators.kling;

import io.filmgate.simulators.vendor.Tables;
import io.filmgate.simulators.video.VideoShape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The vendor's other products: which models they have, how long, how large, and what they cost. */
final class ProductTable {

  private static final int FRAMES_PER_SECOND = 24;

  private final JsonObject table = Tables.read(ProductTable.class, "products.json");

  /** One model of one product. */
  record Row(String model, JsonObject json) {

    boolean has(String mode) {
      return json.getValue(mode) instanceof JsonObject;
    }

    boolean isFlagged(String feature) {
      return Boolean.TRUE.equals(json.getValue(feature));
    }

    boolean lists(String feature, String word) {
      return json.getJsonArray(feature, new JsonArray()).contains(word);
    }

    int most(String feature) {
      return json.getInteger(feature, 0);
    }

    /** Whether it makes videos of this length. */
    boolean lasts(int seconds) {
      if (json.containsKey("shortest")) {
        return seconds >= json.getInteger("shortest") && seconds <= json.getInteger("longest");
      }
      return json.getJsonArray("lengths", new JsonArray().add(5).add(10)).contains(seconds);
    }

    /** Units for a number of seconds; a variant without a price costs as much as a silent video. */
    BigDecimal units(String mode, String variant, int seconds) {
      JsonObject prices = json.getJsonObject(mode);
      String price =
          Optional.ofNullable(prices.getString(variant))
              .orElseGet(() -> prices.getString("silent"));
      return new BigDecimal(price).multiply(BigDecimal.valueOf(seconds));
    }

    VideoShape shape(String mode, String ratio, int seconds) {
      int height = json.getJsonObject(mode).getInteger("height");
      return ProductTable.shape(height, ratio, seconds);
    }
  }

  static VideoShape shape(int height, String ratio, int seconds) {
    int width = height * 16 / 9;
    int frames = seconds * FRAMES_PER_SECOND + 1;
    return switch (ratio) {
      case "9:16" -> new VideoShape(height, width, frames, FRAMES_PER_SECOND);
      case "1:1" -> new VideoShape(height, height, frames, FRAMES_PER_SECOND);
      default -> new VideoShape(width, height, frames, FRAMES_PER_SECOND);
    };
  }

  /** The row that a body asks for; a product without a default has to be told. */
  Row row(Operation operation, KlingBody body) {
    JsonObject product = table.getJsonObject(operation.word());
    List<String> names = new ArrayList<>(product.fieldNames());
    names.remove("default");
    String name =
        body.choice("model_name", names)
            .or(() -> Optional.ofNullable(product.getString("default")))
            .orElseThrow(() -> KlingBody.refusal("model_name is required"));
    return new Row(name, product.getJsonObject(name));
  }

  /** A model of the newer surface, if it has the product. */
  Optional<Row> newer(Operation operation, String model) {
    return Optional.ofNullable(table.getJsonObject("newer").getJsonObject(model))
        .filter(row -> row.getJsonArray("products").contains(operation.newerWord()))
        .map(row -> new Row(model, row));
  }
}
