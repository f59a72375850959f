package io.filmgate.plugin.kling;

import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.JsonView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of its model's products a request asks for. Only fields decide that no other product of the
 * model has; a picture tells image2video from text2video.
 */
final class ProductChoice {
  /** The fields that give a product away, looked for in this order. */
  private static final Map<Product, List<String>> SIGNS = new LinkedHashMap<>();

  static {
    SIGNS.put(Product.VIDEO_EXTEND, List.of("video_id"));
    SIGNS.put(Product.MULTI_ELEMENTS, List.of("edit_mode", "session_id"));
    SIGNS.put(Product.MOTION_CONTROL, List.of("character_orientation", "video_url", "image_url"));
    SIGNS.put(Product.MULTI_IMAGE2VIDEO, List.of("image_list"));
    SIGNS.put(Product.LIP_SYNC, List.of("input"));
  }

  /** Which product a field belongs to, for a tenant who sends it to another one. */
  private static final Map<String, Product> HOMES =
      Map.ofEntries(
          Map.entry("image", Product.IMAGE2VIDEO),
          Map.entry("image_tail", Product.IMAGE2VIDEO),
          Map.entry("image_list", Product.MULTI_IMAGE2VIDEO),
          Map.entry("image_url", Product.MOTION_CONTROL),
          Map.entry("video_list", Product.OMNI_VIDEO),
          Map.entry("video_url", Product.MOTION_CONTROL),
          Map.entry("character_orientation", Product.MOTION_CONTROL),
          Map.entry("video_id", Product.VIDEO_EXTEND),
          Map.entry("session_id", Product.ADVANCED_LIP_SYNC),
          Map.entry("edit_mode", Product.MULTI_ELEMENTS),
          Map.entry("face_choose", Product.ADVANCED_LIP_SYNC),
          Map.entry("input", Product.LIP_SYNC),
          Map.entry("sound_file", Product.AVATAR),
          Map.entry("audio_id", Product.AVATAR),
          Map.entry("effect_scene", Product.EFFECTS));

  private ProductChoice() {}

  static Product of(KlingModel model, GenerationRequest request) {
    JsonView metadata = request.metadata();
    for (Map.Entry<Product, List<String>> signs : SIGNS.entrySet()) {
      if (model.products().contains(signs.getKey())
          && signs.getValue().stream().anyMatch(field -> isIn(metadata, field))) {
        return signs.getKey();
      }
    }
    boolean makesFromTextOrPicture =
        model.products().contains(Product.TEXT2VIDEO)
            || model.products().contains(Product.IMAGE2VIDEO);
    if (!makesFromTextOrPicture) {
      return model.products().get(0);
    }
    boolean hasPicture =
        !request.images().isEmpty()
            || isIn(metadata, "image")
            || isIn(metadata, "image_tail")
            || hasFrame(metadata);
    return hasPicture ? Product.IMAGE2VIDEO : Product.TEXT2VIDEO;
  }

  /** The product that a field would make it, if that is another than this one. */
  static Optional<Product> home(String field) {
    return Optional.ofNullable(HOMES.get(field));
  }

  private static boolean hasFrame(JsonView metadata) {
    return metadata.list("contents").stream()
        .anyMatch(part -> part.text("type").filter("first_frame"::equals).isPresent());
  }

  private static boolean isIn(JsonView metadata, String field) {
    return metadata.has(field) && metadata.text(field).filter(String::isEmpty).isEmpty();
  }
}
