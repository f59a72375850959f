package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Capability;
import java.util.List;

/** A camera that moves around in a picture, along one of the vendor's paths. */
final class CameraProduct {
  private static final List<String> PATHS =
      List.of(
          "hitchcock_dolly_in",
          "hitchcock_dolly_out",
          "robo_arm",
          "dynamic_orbit",
          "central_orbit",
          "crane_push",
          "quick_pull_back",
          "counterclockwise_swivel",
          "clockwise_swivel",
          "handheld",
          "rapid_push_pull");
  private static final List<String> STRENGTHS = List.of("weak", "medium", "strong");

  static final Product ROW =
      Product.of(
              "jimeng_i2v_recamera_v30",
              new Capability(
                  Operations.CAMERA,
                  1,
                  1,
                  GenerationProducts.FIVE_OR_TEN_SECONDS,
                  List.of("720p"),
                  List.of()),
              Prompt.required(GenerationProducts.ADVISED_CHARACTERS))
          .taking("seed", "frames")
          .owning(
              OwnField.choice("template_id", PATHS), OwnField.choice("camera_strength", STRENGTHS));

  private CameraProduct() {}
}
