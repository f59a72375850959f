package io.filmgate.plugin.kling;

import java.util.Arrays;
import java.util.Optional;

/** One of Kling's products. Each creates, answers and looks up under a path of its own. */
enum Product {
  TEXT2VIDEO("text2video", "text-to-video"),
  IMAGE2VIDEO("image2video", "image-to-video"),
  MULTI_IMAGE2VIDEO("multi-image2video", ""),
  OMNI_VIDEO("omni-video", "omni-video"),
  MOTION_CONTROL("motion-control", "motion-control"),
  VIDEO_EXTEND("video-extend", ""),
  MULTI_ELEMENTS("multi-elements", ""),
  ADVANCED_LIP_SYNC("advanced-lip-sync", ""),
  LIP_SYNC("lip-sync", ""),
  AVATAR("avatar", ""),
  EFFECTS("effects", "");

  private final String operation;
  private final String newerName;

  Product(String operation, String newerName) {
    this.operation = operation;
    this.newerName = newerName;
  }

  /** The operation's name. Stored with jobs, so never changed. */
  String operation() {
    return operation;
  }

  /** Where its tasks are created and read, over the older interface. */
  String path() {
    return "/v1/videos/" + (this == AVATAR ? "avatar/image2video" : operation);
  }

  /** Where tasks of a model are created over the newer interface. */
  String newerPath(KlingModel model) {
    return "/" + newerName + "/" + model.name();
  }

  /** Whether its bodies say which model runs. */
  boolean hasModelName() {
    return switch (this) {
      case TEXT2VIDEO, IMAGE2VIDEO, MULTI_IMAGE2VIDEO, OMNI_VIDEO, MOTION_CONTROL -> true;
      case VIDEO_EXTEND, MULTI_ELEMENTS, ADVANCED_LIP_SYNC, LIP_SYNC, AVATAR, EFFECTS -> false;
    };
  }

  static Optional<Product> of(String operation) {
    return Arrays.stream(values())
        .filter(product -> product.operation.equals(operation))
        .findFirst();
  }
}
