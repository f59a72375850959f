package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.vendor.Tables;
import io.filmgate.simulators.video.VideoShape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From a submit's body to an order. Keys that nobody reads are ignored, as are images sent to a
 * product without any.
 */
final class JimengRules {

  private static final Set<Integer> FRAMES = Set.of(121, 241);
  private static final int USUAL_FRAMES = 121;
  private static final String USUAL_RATIO = "16:9";
  private static final int MOST_IMAGE_BYTES = 4 * 1024 * 1024 + 700 * 1024;

  private final Map<String, JimengProduct> products = JimengProduct.table();
  private final JsonObject sizes = Tables.read(JimengRules.class, "sizes.json");

  /** A field that is wrong: the vendor names it and no more. */
  static final class WrongField extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongField(String name) {
      super(name, null, false, false);
    }
  }

  /**
   * @throws WrongField for the first field that is wrong
   */
  JimengOrder order(JsonObject body) {
    JimengProduct product =
        text(body, "req_key").map(products::get).orElseThrow(() -> new WrongField("req_key"));
    int images = product.takesImages() ? images(body, product) : 0;
    Optional<String> prompt = text(body, "prompt");
    boolean isPromptNeeded =
        product.prompt().equals("required") || (product.prompt().equals("or_image") && images == 0);
    if (prompt.isEmpty() && isPromptNeeded) {
      throw new WrongField("prompt");
    }
    for (String name : product.addresses()) {
      if (!isAddress(text(body, name).orElse(""))) {
        throw new WrongField(name);
      }
    }
    product
        .choices()
        .forEach(
            (name, allowed) -> {
              if (!allowed.contains(text(body, name).orElse(""))) {
                throw new WrongField(name);
              }
            });
    checkSeed(body);
    return new JimengOrder(product, prompt.orElse(""), shape(body, product, images));
  }

  private static int images(JsonObject body, JimengProduct product) {
    JsonArray addresses = list(body, "image_urls");
    JsonArray files = list(body, "binary_data_base64");
    if (!addresses.isEmpty() && !files.isEmpty()) {
      throw new WrongField("image_urls");
    }
    for (Object address : addresses) {
      if (!(address instanceof String text && isAddress(text))) {
        throw new WrongField("image_urls");
      }
    }
    for (Object file : files) {
      if (!(file instanceof String text && isFile(text))) {
        throw new WrongField("binary_data_base64");
      }
    }
    int count = addresses.size() + files.size();
    if (!product.takesImages(count)) {
      throw new WrongField(files.isEmpty() ? "image_urls" : "binary_data_base64");
    }
    return count;
  }

  private static void checkSeed(JsonObject body) {
    Object seed = body.getValue("seed");
    boolean isWhole = seed instanceof Integer || seed instanceof Long;
    if (seed != null && !(isWhole && ((Number) seed).longValue() >= -1)) {
      throw new WrongField("seed");
    }
  }

  private VideoShape shape(JsonObject body, JimengProduct product, int images) {
    int frames = product.framesPerSecond() * 5 + 1;
    if (product.takesFrames()) {
      Object value = body.getValue("frames", USUAL_FRAMES);
      if (!(value instanceof Integer number && FRAMES.contains(number))) {
        throw new WrongField("frames");
      }
      frames = (Integer) value;
    }
    String ratio = USUAL_RATIO;
    boolean isImageRuled = images > 0 && product.prompt().equals("or_image");
    List<String> ratios = product.ratios();
    if (!ratios.isEmpty() && !isImageRuled) {
      ratio = text(body, "aspect_ratio").orElse(USUAL_RATIO);
      if (!ratios.contains(ratio)) {
        throw new WrongField("aspect_ratio");
      }
    }
    JsonArray size = sizes.getJsonObject(product.size()).getJsonArray(ratio);
    return new VideoShape(
        size.getInteger(0), size.getInteger(1), frames, product.framesPerSecond());
  }

  private static Optional<String> text(JsonObject body, String name) {
    Object value = body.getValue(name);
    if (value == null || value.equals("")) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(text);
    }
    throw new WrongField(name);
  }

  private static JsonArray list(JsonObject body, String name) {
    Object value = body.getValue(name);
    if (value == null) {
      return new JsonArray();
    }
    if (value instanceof JsonArray array) {
      return array;
    }
    throw new WrongField(name);
  }

  private static boolean isAddress(String text) {
    return text.startsWith("http://") || text.startsWith("https://");
  }

  /** Bare Base64 of at most 4.7 MB. */
  private static boolean isFile(String text) {
    try {
      int length = Base64.getDecoder().decode(text).length;
      return length > 0 && length <= MOST_IMAGE_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
