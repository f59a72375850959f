package io.filmgate.plugin.kling;

import java.util.Arrays;
import java.util.Optional;

/** One of Kling's products. Each creates, answers and looks up under a path of its own. */
enum Product {
  TEXT2VIDEO("text2video"),
  IMAGE2VIDEO("image2video");

  private final String operation;

  Product(String operation) {
    this.operation = operation;
  }

  /** The operation's name. Stored with jobs, so never changed. */
  String operation() {
    return operation;
  }

  /** Where its tasks are created and read. */
  String path() {
    return "/v1/videos/" + operation;
  }

  static Optional<Product> of(String operation) {
    return Arrays.stream(values())
        .filter(product -> product.operation.equals(operation))
        .findFirst();
  }
}
