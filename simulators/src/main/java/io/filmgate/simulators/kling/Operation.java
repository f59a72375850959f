package io.filmgate.simulators.kling;

import java.util.Arrays;
import java.util.Optional;

/** The products that can be ordered. */
enum Operation {
  TEXT_TO_VIDEO("text2video", "text-to-video"),
  IMAGE_TO_VIDEO("image2video", "image-to-video"),
  MULTI_IMAGE("multi-image2video", ""),
  OMNI("omni-video", "omni-video"),
  MOTION_CONTROL("motion-control", "motion-control"),
  EXTEND("video-extend", ""),
  MULTI_ELEMENTS("multi-elements", ""),
  ADVANCED_LIP_SYNC("advanced-lip-sync", ""),
  LIP_SYNC("lip-sync", ""),
  AVATAR("avatar/image2video", ""),
  EFFECTS("effects", "");

  private final String word;
  private final String newerWord;

  Operation(String word, String newerWord) {
    this.word = word;
    this.newerWord = newerWord;
  }

  /** As it stands in the older surface's path, and in the tables. */
  String word() {
    return word;
  }

  /** As it stands in the newer surface's path; empty if it is not there. */
  String newerWord() {
    return newerWord;
  }

  static Optional<Operation> ofWord(String word) {
    return Arrays.stream(values()).filter(operation -> operation.word.equals(word)).findFirst();
  }

  static Optional<Operation> ofNewerWord(String word) {
    return Arrays.stream(values())
        .filter(operation -> !word.isEmpty() && operation.newerWord.equals(word))
        .findFirst();
  }
}
