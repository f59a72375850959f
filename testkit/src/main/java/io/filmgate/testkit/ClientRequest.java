package io.filmgate.testkit;

import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ImageInput;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Size;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a request as clients post it, and hands it over as the gateway does. */
public final class ClientRequest {
  private static final Set<String> KNOWN =
      Set.of(
          "model",
          "prompt",
          "image",
          "duration",
          "size",
          "width",
          "height",
          "fps",
          "seed",
          "user",
          "metadata");

  private ClientRequest() {}

  /**
   * Reads a request whose {@code model} is already the vendor's. What the gateway owns is taken out
   * of {@code metadata}: {@code model}, {@code n}, {@code callback_url}.
   *
   * @throws IllegalArgumentException if a member is unknown, missing or of the wrong type
   */
  public static GenerationRequest read(JsonObject posted) {
    Set<String> unknown = new TreeSet<>(posted.fieldNames());
    unknown.removeAll(KNOWN);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "a request has no member "
              + unknown.iterator().next()
              + "; vendors' own go into metadata");
    }
    JsonView request = JsonView.of(posted);
    JsonObject metadata = request.view("metadata").toJsonObject();
    List.of("model", "n", "callback_url").forEach(metadata::remove);
    return new GenerationRequest(
        request.text("model").orElseThrow(() -> wrong("model", "a text")),
        request.text("prompt").orElseThrow(() -> wrong("prompt", "a text")),
        image(request),
        request.number("duration"),
        size(request),
        request.whole("fps").map(Long::intValue),
        request.whole("seed"),
        request.text("user"),
        JsonView.of(metadata));
  }

  private static List<ImageInput> image(JsonView request) {
    if (!request.has("image")) {
      return List.of();
    }
    return List.of(
        request
            .text("image")
            .flatMap(ImageInput::parse)
            .orElseThrow(() -> wrong("image", "an address or base64 of a picture")));
  }

  private static Optional<Size> size(JsonView request) {
    if (request.has("width") && request.has("height")) {
      return Optional.of(
          Size.pixels(
              request.whole("width").orElseThrow(() -> wrong("width", "whole")).intValue(),
              request.whole("height").orElseThrow(() -> wrong("height", "whole")).intValue()));
    }
    return request
        .text("size")
        .map(text -> Size.parse(text).orElseThrow(() -> wrong("size", "like 1920x1080 or 16:9")));
  }

  private static IllegalArgumentException wrong(String member, String expected) {
    return new IllegalArgumentException(member + " must be " + expected);
  }
}
