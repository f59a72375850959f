package io.filmgate.plugin.kling;

import static io.filmgate.plugin.kling.Feature.CAMERA_CONTROL;
import static io.filmgate.plugin.kling.Feature.CAMERA_PRESET;
import static io.filmgate.plugin.kling.Feature.CFG_SCALE;
import static io.filmgate.plugin.kling.Feature.ELEMENTS;
import static io.filmgate.plugin.kling.Feature.END_FRAME;
import static io.filmgate.plugin.kling.Feature.END_FRAME_ONLY;
import static io.filmgate.plugin.kling.Feature.END_FRAME_WITH_SOUND;
import static io.filmgate.plugin.kling.Feature.MOTION_BRUSH;
import static io.filmgate.plugin.kling.Feature.MULTI_SHOT;
import static io.filmgate.plugin.kling.Feature.SOUND;
import static io.filmgate.plugin.kling.Feature.VOICES;
import static io.filmgate.plugin.kling.KlingModel.In.mode;
import static io.filmgate.plugin.kling.Product.IMAGE2VIDEO;
import static io.filmgate.plugin.kling.Product.TEXT2VIDEO;

import java.util.List;
import java.util.Optional;

/**
 * Every model of text2video and image2video, with what Kling documents of it. What is offered and
 * what is checked both come from these rows.
 *
 * <p>Kling withdrew all before {@code kling-v2-5-turbo} in September 2026. They stay here for
 * upstreams that still serve them; Kling itself answers such a create with an error.
 */
final class KlingModels {
  private KlingModels() {}

  static final List<KlingModel> ALL =
      List.of(
          KlingModel.of("kling-v1", TEXT2VIDEO, IMAGE2VIDEO)
              .modes("std", "pro")
              .resolutions("720p")
              .can(END_FRAME, IMAGE2VIDEO, mode("std", 5), mode("pro", 5))
              .can(MOTION_BRUSH, IMAGE2VIDEO, mode("std", 5), mode("pro", 5))
              .can(CAMERA_CONTROL, TEXT2VIDEO, mode("std", 5))
              .can(CAMERA_PRESET, TEXT2VIDEO, mode("std", 5))
              .canAlways(CFG_SCALE, TEXT2VIDEO, IMAGE2VIDEO),
          KlingModel.of("kling-v1-5", IMAGE2VIDEO)
              .modes("std", "pro")
              .resolutions("720p", "1080p")
              .can(END_FRAME, IMAGE2VIDEO, mode("pro"))
              .can(END_FRAME_ONLY, IMAGE2VIDEO, mode("pro"))
              .can(MOTION_BRUSH, IMAGE2VIDEO, mode("pro", 5))
              .can(CAMERA_CONTROL, IMAGE2VIDEO, mode("pro", 5))
              .canAlways(CFG_SCALE, IMAGE2VIDEO),
          KlingModel.of("kling-v1-6", TEXT2VIDEO, IMAGE2VIDEO)
              .modes("std", "pro")
              .resolutions("720p", "1080p")
              .can(END_FRAME, IMAGE2VIDEO, mode("pro"))
              .can(END_FRAME_ONLY, IMAGE2VIDEO, mode("pro"))
              .canAlways(CFG_SCALE, TEXT2VIDEO, IMAGE2VIDEO),
          KlingModel.of("kling-v2-master", TEXT2VIDEO, IMAGE2VIDEO).resolutions("720p"),
          KlingModel.of("kling-v2-1", IMAGE2VIDEO)
              .modes("std", "pro")
              .resolutions("720p", "1080p")
              .can(END_FRAME, IMAGE2VIDEO, mode("pro")),
          KlingModel.of("kling-v2-1-master", TEXT2VIDEO, IMAGE2VIDEO).resolutions("1080p"),
          KlingModel.of("kling-v2-5-turbo", TEXT2VIDEO, IMAGE2VIDEO)
              .modes("std", "pro")
              .resolutions("720p", "1080p")
              .can(END_FRAME, IMAGE2VIDEO, mode("pro")),
          KlingModel.of("kling-v2-6", TEXT2VIDEO, IMAGE2VIDEO)
              .modes("std", "pro")
              .resolutions("720p", "1080p")
              .can(END_FRAME, IMAGE2VIDEO, mode("pro"))
              .can(SOUND, TEXT2VIDEO, mode("pro"))
              .can(SOUND, IMAGE2VIDEO, mode("pro"))
              .can(VOICES, IMAGE2VIDEO, mode("pro")),
          KlingModel.of("kling-v3", TEXT2VIDEO, IMAGE2VIDEO)
              .modes("std", "pro", "4k")
              .seconds(5, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
              .resolutions("720p", "1080p", "4k")
              .canAlways(END_FRAME, IMAGE2VIDEO)
              .canAlways(END_FRAME_WITH_SOUND, IMAGE2VIDEO)
              .canAlways(SOUND, TEXT2VIDEO, IMAGE2VIDEO)
              .canAlways(VOICES, IMAGE2VIDEO)
              .canAlways(ELEMENTS, IMAGE2VIDEO)
              .canAlways(MULTI_SHOT, TEXT2VIDEO, IMAGE2VIDEO)
              // Kling does not say; the older models' field is let through
              .canAlways(CFG_SCALE, TEXT2VIDEO, IMAGE2VIDEO));

  static Optional<KlingModel> find(String name) {
    return ALL.stream().filter(model -> model.name().equals(name)).findFirst();
  }

  /** Their names as a message lists them. */
  static String names() {
    return Words.oneOf(ALL.stream().map(KlingModel::name).toList());
  }
}
