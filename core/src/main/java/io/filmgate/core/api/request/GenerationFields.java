package io.filmgate.core.api.request;

import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ImageInput;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Size;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A request whose form is right.
 *
 * @param metadata the vendor's own fields, without those that the gateway keeps
 * @param warnings as the client will see them
 */
public record GenerationFields(
    String model,
    String prompt,
    Optional<ImageInput> image,
    Optional<BigDecimal> seconds,
    Optional<Size> size,
    Optional<Integer> fps,
    Optional<Long> seed,
    Optional<String> user,
    JsonObject metadata,
    List<JsonObject> warnings) {
  public GenerationFields {
    warnings = List.copyOf(warnings);
  }

  /** The request as a plugin gets it. */
  public GenerationRequest forModel(String vendorModel) {
    return new GenerationRequest(
        vendorModel,
        prompt,
        image.stream().toList(),
        seconds,
        size,
        fps,
        seed,
        user,
        JsonView.of(metadata));
  }
}
