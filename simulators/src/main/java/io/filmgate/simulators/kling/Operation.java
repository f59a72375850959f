package io.filmgate.simulators.kling;

import java.util.Arrays;
import java.util.Optional;

/** The products that can be ordered. */
enum Operation {
  TEXT_TO_VIDEO("text2video"),
  IMAGE_TO_VIDEO("image2video");

  private final String word;

  Operation(String word) {
    this.word = word;
  }

  /** As it stands in the path, and in the table of models. */
  String word() {
    return word;
  }

  static Optional<Operation> ofWord(String word) {
    return Arrays.stream(values()).filter(operation -> operation.word.equals(word)).findFirst();
  }
}
