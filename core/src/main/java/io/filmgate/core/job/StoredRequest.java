package io.filmgate.core.job;

import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ImageInput;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Size;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A request as a job's row keeps it, so that it can be planned anew after a restart or on another
 * channel. The model is the public one.
 */
public final class StoredRequest {
  private StoredRequest() {}

  /** What is stored. */
  public static JsonObject toJson(GenerationRequest request, String publicModel) {
    JsonObject json = new JsonObject().put("model", publicModel).put("prompt", request.prompt());
    if (!request.images().isEmpty()) {
      JsonArray images = new JsonArray();
      request.images().forEach(image -> images.add(written(image)));
      json.put("images", images);
    }
    request.seconds().ifPresent(seconds -> json.put("seconds", seconds.toPlainString()));
    request.size().ifPresent(size -> json.put("size", size.toString()));
    request.fps().ifPresent(fps -> json.put("fps", fps));
    request.seed().ifPresent(seed -> json.put("seed", seed));
    request.user().ifPresent(user -> json.put("user", user));
    // as text: a row's other members may be read with less care
    return json.put("metadata", request.metadata().toJsonObject().encode());
  }

  /**
   * Reads what {@link #toJson} wrote, for a vendor's model.
   *
   * @throws UncheckedIOException if it did not write this
   */
  public static GenerationRequest of(JsonObject json, String vendorModel) {
    JsonView view = JsonView.of(json);
    return new GenerationRequest(
        vendorModel,
        view.text("prompt").orElse(""),
        view.list("images").stream()
            .flatMap(image -> image.text("").flatMap(ImageInput::parse).stream())
            .toList(),
        view.numeric("seconds"),
        view.text("size").flatMap(Size::parse),
        view.whole("fps").map(Math::toIntExact),
        view.whole("seed"),
        view.text("user"),
        JsonView.of(metadata(view)));
  }

  private static JsonObject metadata(JsonView view) {
    try {
      return ExactJson.read(view.text("metadata").orElse("{}"));
    } catch (IOException notOurs) {
      throw new UncheckedIOException(notOurs);
    }
  }

  private static String written(ImageInput image) {
    if (image instanceof ImageInput.Inline inline) {
      return inline.base64();
    }
    return ((ImageInput.Url) image).url();
  }
}
