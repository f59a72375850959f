package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.jimeng.OrderFields.WrongField;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** How many images an order has, and whether the vendor would take them. */
final class ImageRules {

  private static final int MOST_BYTES = 4 * 1024 * 1024 + 700 * 1024;
  private static final int LONGEST_SIDE = 4096;
  private static final int SHORTEST_SIDE = 320;
  private static final double STRONGEST_RATIO = 3;
  private static final double SAME_RATIO = 0.01;

  private ImageRules() {}

  /** An image that the vendor refuses when it looks at it. */
  static final class WrongImage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongImage(String why) {
      super(why, null, false, false);
    }
  }

  /** What an image measures. */
  record Dimensions(int width, int height) {
    double ratio() {
      return (double) width / height;
    }
  }

  /**
   * The images of an order.
   *
   * @param dimensions of those that came as files
   */
  record Images(int count, List<Dimensions> dimensions) {
    static final Images NONE = new Images(0, List.of());

    /** The first one's width by its height, if it came as a file. */
    Optional<Double> ratio() {
      return dimensions.stream().findFirst().map(Dimensions::ratio);
    }
  }

  static Images check(OrderFields fields, JimengProduct product) {
    fields.checkAddresses("image_urls");
    JsonArray addresses = fields.list("image_urls");
    JsonArray files = fields.list("binary_data_base64");
    if (!addresses.isEmpty() && !files.isEmpty()) {
      throw new WrongField("image_urls");
    }
    int count = addresses.size() + files.size();
    if (!product.takesImages(count)) {
      throw new WrongField(files.isEmpty() ? "image_urls" : "binary_data_base64");
    }
    List<Dimensions> dimensions = new ArrayList<>();
    for (Object file : files) {
      Dimensions image = measure(decode(file));
      checkSides(image, product.imageSides());
      dimensions.add(image);
    }
    if (dimensions.size() == 2) {
      checkSameRatio(dimensions.get(0), dimensions.get(1));
    }
    return new Images(count, dimensions);
  }

  private static byte[] decode(Object file) {
    byte[] bytes;
    try {
      bytes = file instanceof String text ? Base64.getDecoder().decode(text) : new byte[0];
    } catch (IllegalArgumentException e) {
      bytes = new byte[0];
    }
    if (bytes.length == 0) {
      throw new WrongField("binary_data_base64");
    }
    if (bytes.length > MOST_BYTES) {
      throw new WrongImage("more than 4.7 MB");
    }
    return bytes;
  }

  private static Dimensions measure(byte[] bytes) {
    try (MemoryCacheImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (readers.hasNext()) {
        ImageReader reader = readers.next();
        try {
          String format = reader.getFormatName().toLowerCase(Locale.ROOT);
          if (List.of("jpeg", "png").contains(format)) {
            reader.setInput(stream);
            return new Dimensions(reader.getWidth(0), reader.getHeight(0));
          }
        } finally {
          reader.dispose();
        }
      }
    } catch (IOException damaged) {
      throw new WrongImage("damaged");
    }
    throw new WrongImage("neither JPEG nor PNG");
  }

  private static void checkSides(Dimensions image, JsonObject own) {
    int shorter = Math.min(image.width(), image.height());
    int longer = Math.max(image.width(), image.height());
    if (shorter < own.getInteger("shortest", SHORTEST_SIDE)
        || longer > own.getInteger("longest", LONGEST_SIDE)) {
      throw new WrongImage("too small or too large");
    }
    if (longer > STRONGEST_RATIO * shorter) {
      throw new WrongImage("too narrow");
    }
  }

  private static void checkSameRatio(Dimensions first, Dimensions last) {
    if (Math.abs(first.ratio() / last.ratio() - 1) > SAME_RATIO) {
      throw new WrongImage("first and last differ in shape");
    }
  }
}
