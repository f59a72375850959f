package io.filmgate.simulators.kling;

import io.vertx.core.json.JsonArray;
import java.util.Base64;
import java.util.Optional;

/** What may stand where a picture is expected, and the motion brush, which is made of pictures. */
final class MediaRules {

  private static final int MOST_IMAGE_BYTES = 10 * 1024 * 1024;
  private static final int MOST_MASKS = 6;
  private static final int LEAST_POINTS = 2;
  private static final int MOST_POINTS = 77;

  private MediaRules() {}

  /** An address or bare Base64. */
  static Optional<String> image(KlingBody body, String name) {
    Optional<String> image = body.text(name);
    image.ifPresent(value -> checkImage(name, value));
    return image;
  }

  private static void checkImage(String name, String value) {
    if (value.startsWith("http://") || value.startsWith("https://")) {
      return;
    }
    try {
      if (Base64.getDecoder().decode(value).length > MOST_IMAGE_BYTES) {
        throw KlingBody.refusal(name + " is larger than 10 MB");
      }
    } catch (IllegalArgumentException e) {
      throw KlingBody.refusal("File is not in a valid base64 format");
    }
  }

  /** Whether there is a motion brush. */
  static boolean motionBrush(KlingBody body) {
    Optional<String> fixed = image(body, "static_mask");
    Optional<JsonArray> moving = body.list("dynamic_masks", MOST_MASKS);
    for (Object element : moving.orElseGet(JsonArray::new)) {
      KlingBody mask = KlingBody.item("dynamic_masks", element);
      if (image(mask, "mask").isEmpty()) {
        throw KlingBody.refusal("dynamic_masks.mask is required");
      }
      JsonArray points =
          mask.list("trajectories", MOST_POINTS)
              .orElseThrow(() -> KlingBody.refusal("dynamic_masks.trajectories is required"));
      if (points.size() < LEAST_POINTS) {
        throw KlingBody.refusal("dynamic_masks.trajectories has fewer than 2 points");
      }
      for (Object point : points) {
        KlingBody place = KlingBody.item("dynamic_masks.trajectories", point);
        if (place.number("x").isEmpty() || place.number("y").isEmpty()) {
          throw KlingBody.refusal("dynamic_masks.trajectories needs x and y");
        }
      }
    }
    return fixed.isPresent() || moving.isPresent();
  }
}
