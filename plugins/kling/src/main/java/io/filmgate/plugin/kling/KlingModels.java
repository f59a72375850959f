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
import static io.filmgate.plugin.kling.Feature.SOUND_ALWAYS;
import static io.filmgate.plugin.kling.Feature.VOICES;
import static io.filmgate.plugin.kling.KlingModel.In.mode;
import static io.filmgate.plugin.kling.Product.ADVANCED_LIP_SYNC;
import static io.filmgate.plugin.kling.Product.AVATAR;
import static io.filmgate.plugin.kling.Product.EFFECTS;
import static io.filmgate.plugin.kling.Product.IMAGE2VIDEO;
import static io.filmgate.plugin.kling.Product.LIP_SYNC;
import static io.filmgate.plugin.kling.Product.MOTION_CONTROL;
import static io.filmgate.plugin.kling.Product.MULTI_ELEMENTS;
import static io.filmgate.plugin.kling.Product.MULTI_IMAGE2VIDEO;
import static io.filmgate.plugin.kling.Product.OMNI_VIDEO;
import static io.filmgate.plugin.kling.Product.TEXT2VIDEO;
import static io.filmgate.plugin.kling.Product.VIDEO_EXTEND;

import java.util.List;
import java.util.Optional;

/**
 * Every model, with what Kling documents of it. What is offered and what is checked both come from
 * these rows. Products whose bodies name no model have a name of ours here: {@code kling-effects},
 * {@code kling-avatar}, {@code kling-lip-sync}.
 *
 * <p>Kling withdrew all before {@code kling-v2-5-turbo} in September 2026. They stay here for
 * upstreams that still serve them; Kling itself answers such a create with an error.
 */
final class KlingModels {
  private static final Integer[] THREE_TO_FIFTEEN = {5, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  private static final Integer[] THREE_TO_TEN = {5, 3, 4, 6, 7, 8, 9, 10};

  private KlingModels() {}

  static final List<KlingModel> ALL =
      List.of(
          KlingModel.of("kling-v1", TEXT2VIDEO, IMAGE2VIDEO, VIDEO_EXTEND)
              .modes("std", "pro")
              .resolutions("720p")
              .can(END_FRAME, IMAGE2VIDEO, mode("std", 5), mode("pro", 5))
              .can(MOTION_BRUSH, IMAGE2VIDEO, mode("std", 5), mode("pro", 5))
              .can(CAMERA_CONTROL, TEXT2VIDEO, mode("std", 5))
              .can(CAMERA_PRESET, TEXT2VIDEO, mode("std", 5))
              .canAlways(CFG_SCALE, TEXT2VIDEO, IMAGE2VIDEO),
          KlingModel.of("kling-v1-5", IMAGE2VIDEO, VIDEO_EXTEND)
              .modes("std", "pro")
              .resolutions("720p", "1080p")
              .can(END_FRAME, IMAGE2VIDEO, mode("pro"))
              .can(END_FRAME_ONLY, IMAGE2VIDEO, mode("pro"))
              .can(MOTION_BRUSH, IMAGE2VIDEO, mode("pro", 5))
              .can(CAMERA_CONTROL, IMAGE2VIDEO, mode("pro", 5))
              .canAlways(CFG_SCALE, IMAGE2VIDEO),
          KlingModel.of(
                  "kling-v1-6",
                  TEXT2VIDEO,
                  IMAGE2VIDEO,
                  MULTI_IMAGE2VIDEO,
                  MULTI_ELEMENTS,
                  VIDEO_EXTEND)
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
          KlingModel.of("kling-v2-6", TEXT2VIDEO, IMAGE2VIDEO, MOTION_CONTROL)
              .modes("std", "pro")
              .resolutions("720p", "1080p")
              .can(END_FRAME, IMAGE2VIDEO, mode("pro"))
              .can(SOUND, TEXT2VIDEO, mode("pro"))
              .can(SOUND, IMAGE2VIDEO, mode("pro"))
              .can(VOICES, IMAGE2VIDEO, mode("pro")),
          KlingModel.of("kling-v3", TEXT2VIDEO, IMAGE2VIDEO, MOTION_CONTROL)
              .modes("std", "pro", "4k")
              .seconds(THREE_TO_FIFTEEN)
              .resolutions("720p", "1080p", "4k")
              .canAlways(END_FRAME, IMAGE2VIDEO)
              .canAlways(END_FRAME_WITH_SOUND, IMAGE2VIDEO)
              .canAlways(SOUND, TEXT2VIDEO, IMAGE2VIDEO)
              .canAlways(VOICES, IMAGE2VIDEO)
              .canAlways(ELEMENTS, IMAGE2VIDEO, MOTION_CONTROL)
              .canAlways(MULTI_SHOT, TEXT2VIDEO, IMAGE2VIDEO)
              // Kling does not say; the older models' field is let through
              .canAlways(CFG_SCALE, TEXT2VIDEO, IMAGE2VIDEO),
          KlingModel.of("kling-v3-omni", OMNI_VIDEO)
              .modes("pro", "std", "4k")
              .seconds(THREE_TO_FIFTEEN)
              .resolutions("1080p", "720p", "4k")
              .canAlways(SOUND, OMNI_VIDEO)
              .canAlways(VOICES, OMNI_VIDEO)
              .canAlways(MULTI_SHOT, OMNI_VIDEO),
          KlingModel.of("kling-video-o1", OMNI_VIDEO)
              .modes("pro", "std")
              .seconds(THREE_TO_TEN)
              .resolutions("1080p", "720p"),
          KlingModel.of("kling-effects", EFFECTS),
          KlingModel.of("kling-avatar", AVATAR).modes("std", "pro"),
          KlingModel.of("kling-lip-sync", ADVANCED_LIP_SYNC, LIP_SYNC),
          KlingModel.newer("kling-3.0-turbo", TEXT2VIDEO, IMAGE2VIDEO)
              .modes("std", "pro")
              .seconds(THREE_TO_FIFTEEN)
              .resolutions("720p", "1080p")
              .canAlways(SOUND_ALWAYS, TEXT2VIDEO, IMAGE2VIDEO),
          KlingModel.newer("kling-3.0", TEXT2VIDEO, IMAGE2VIDEO, MOTION_CONTROL)
              .modes("std", "pro", "4k")
              .seconds(THREE_TO_FIFTEEN)
              .resolutions("720p", "1080p", "4k")
              .canAlways(END_FRAME, IMAGE2VIDEO)
              .canAlways(END_FRAME_WITH_SOUND, IMAGE2VIDEO)
              .canAlways(SOUND, TEXT2VIDEO, IMAGE2VIDEO)
              .canAlways(ELEMENTS, IMAGE2VIDEO, MOTION_CONTROL)
              .canAlways(MULTI_SHOT, TEXT2VIDEO, IMAGE2VIDEO),
          KlingModel.newer("kling-3.0-omni", OMNI_VIDEO)
              .modes("std", "pro", "4k")
              .seconds(THREE_TO_FIFTEEN)
              .resolutions("720p", "1080p", "4k")
              .canAlways(SOUND, OMNI_VIDEO)
              .canAlways(ELEMENTS, OMNI_VIDEO)
              .canAlways(MULTI_SHOT, OMNI_VIDEO),
          KlingModel.newer("kling-o1", OMNI_VIDEO)
              .modes("std", "pro")
              .seconds(THREE_TO_TEN)
              .resolutions("720p", "1080p")
              .canAlways(ELEMENTS, OMNI_VIDEO),
          KlingModel.newer("kling-2.6", TEXT2VIDEO, IMAGE2VIDEO, MOTION_CONTROL)
              .modes("std", "pro")
              .resolutions("720p", "1080p")
              .can(END_FRAME, IMAGE2VIDEO, mode("pro"))
              .can(SOUND, TEXT2VIDEO, mode("pro"))
              .can(SOUND, IMAGE2VIDEO, mode("pro"))
              .can(VOICES, IMAGE2VIDEO, mode("pro")),
          KlingModel.newer("kling-2.5-turbo", TEXT2VIDEO, IMAGE2VIDEO)
              .modes("std", "pro")
              .resolutions("720p", "1080p")
              .can(END_FRAME, IMAGE2VIDEO, mode("pro")));

  static Optional<KlingModel> find(String name) {
    return ALL.stream().filter(model -> model.name().equals(name)).findFirst();
  }

  /** Their names as a message lists them. */
  static String names() {
    return Words.oneOf(ALL.stream().map(KlingModel::name).toList());
  }
}
