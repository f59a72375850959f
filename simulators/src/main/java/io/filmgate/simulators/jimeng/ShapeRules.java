package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.jimeng.ImageRules.Images;
import io.filmgate.simulators.jimeng.OrderFields.WrongField;
import io.filmgate.simulators.vendor.Tables;
import io.filmgate.simulators.video.VideoShape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The length and the size of the video that an order comes to. */
final class ShapeRules {

  private static final Set<Integer> FRAMES = Set.of(121, 241);
  private static final int USUAL_FRAMES = 121;
  private static final int USUAL_SECONDS = 5;
  private static final String USUAL_RATIO = "16:9";
  private static final List<String> PICTURE_RATIOS =
      List.of("16:9", "4:3", "1:1", "3:4", "9:16", "21:9");

  private final JsonObject sizes = Tables.read(ShapeRules.class, "sizes.json");

  VideoShape shape(OrderFields fields, JimengProduct product, Images images) {
    int rate = product.framesPerSecond();
    int frames = product.takesFrames() ? frames(fields) : rate * USUAL_SECONDS + 1;
    JsonArray size =
        sizes.getJsonObject(tier(fields, product)).getJsonArray(ratio(fields, product, images));
    return new VideoShape(size.getInteger(0), size.getInteger(1), frames, rate);
  }

  private static int frames(OrderFields fields) {
    Object value = fields.body().getValue("frames", USUAL_FRAMES);
    if (value instanceof Integer number && FRAMES.contains(number)) {
      return number;
    }
    throw new WrongField("frames");
  }

  private static String tier(OrderFields fields, JimengProduct product) {
    Object wish = fields.body().getValue("output_resolution");
    if (product.resolutions().isEmpty() || wish == null) {
      return product.size();
    }
    if (product.resolutions().contains(wish)) {
      return wish + "p";
    }
    throw new WrongField("output_resolution");
  }

  /** An image rules over the field: the nearest ratio is taken and the image is cropped to it. */
  private static String ratio(OrderFields fields, JimengProduct product, Images images) {
    boolean isImageRuled = images.count() > 0 && product.prompt().equals("or_image");
    if (product.ratios().isEmpty() || isImageRuled) {
      return images.ratio().map(ShapeRules::nearest).orElse(USUAL_RATIO);
    }
    String ratio = fields.text("aspect_ratio").orElse(USUAL_RATIO);
    if (!product.ratios().contains(ratio)) {
      throw new WrongField("aspect_ratio");
    }
    return ratio;
  }

  private static String nearest(double ratio) {
    return PICTURE_RATIOS.stream()
        .min(Comparator.comparingDouble(name -> Math.abs(Math.log(ratio / value(name)))))
        .orElseThrow();
  }

  private static double value(String name) {
    String[] sides = name.split(":", -1);
    return Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]);
  }
}
