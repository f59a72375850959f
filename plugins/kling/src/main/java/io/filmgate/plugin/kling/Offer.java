package io.filmgate.plugin.kling;

import io.filmgate.spi.Capability;
import io.filmgate.spi.ModelInfo;
import java.util.List;
import java.util.Set;

/** The rows of the table of models as the gateway publishes them. */
final class Offer {
  private static final int MOST_SUBJECTS = 4;
  private static final int MOST_REFERENCES = 7;

  private Offer() {}

  static ModelInfo of(KlingModel model) {
    return new ModelInfo(
        model.name(),
        model.products().stream().map(product -> capability(model, product)).toList(),
        Set.of());
  }

  private static Capability capability(KlingModel model, Product product) {
    List<Integer> seconds = model.seconds();
    return switch (product) {
      case TEXT2VIDEO -> row(model, product, 0, 0, seconds, KlingModel.RATIOS);
      case IMAGE2VIDEO ->
          row(model, product, 1, model.has(Feature.END_FRAME) ? 2 : 1, seconds, List.of());
      case MULTI_IMAGE2VIDEO -> row(model, product, 1, MOST_SUBJECTS, seconds, KlingModel.RATIOS);
      case OMNI_VIDEO ->
          row(model, product, 0, MOST_REFERENCES, seconds, KlingModel.RATIOS)
              .from("text", "image", "first_last_frame", "reference_images", "video");
      case MOTION_CONTROL -> row(model, product, 1, 1, List.of(), List.of()).from("image", "video");
      case AVATAR -> row(model, product, 1, 1, List.of(), List.of()).from("image", "audio");
      case VIDEO_EXTEND -> row(model, product, 0, 0, List.of(), List.of()).from("video");
      case ADVANCED_LIP_SYNC, LIP_SYNC ->
          row(model, product, 0, 0, List.of(), List.of()).from("video", "audio");
      case MULTI_ELEMENTS -> row(model, product, 0, 2, seconds, List.of()).from("video", "image");
      case EFFECTS -> row(model, product, 1, 2, List.of(), List.of()).from("image");
    };
  }

  private static Capability row(
      KlingModel model,
      Product product,
      int leastImages,
      int mostImages,
      List<Integer> seconds,
      List<String> ratios) {
    List<String> resolutions =
        product == Product.MOTION_CONTROL
            ? model.resolutions().stream().filter(one -> !one.equals("4k")).toList()
            : model.resolutions();
    return new Capability(
        product.operation(), leastImages, mostImages, seconds, resolutions, ratios);
  }
}
