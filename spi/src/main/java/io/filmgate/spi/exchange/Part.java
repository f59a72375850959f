package io.filmgate.spi.exchange;

import io.vertx.core.buffer.Buffer;
import java.util.Objects;
import java.util.Optional;

/**
 * One part of a multipart form.
 *
 * @param name of the field
 * @param fileName makes it a file
 * @param mediaType of a file
 * @param content the bytes
 */
public record Part(
    String name, Optional<String> fileName, Optional<String> mediaType, Buffer content) {
  public Part {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(fileName, "fileName");
    Objects.requireNonNull(mediaType, "mediaType");
    Objects.requireNonNull(content, "content");
  }

  /** A text field. */
  public static Part text(String name, String value) {
    return new Part(name, Optional.empty(), Optional.empty(), Buffer.buffer(value));
  }

  /** A file. */
  public static Part file(String name, String fileName, String mediaType, Buffer content) {
    return new Part(name, Optional.of(fileName), Optional.of(mediaType), content);
  }
}
