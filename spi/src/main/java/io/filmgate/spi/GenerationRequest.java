package io.filmgate.spi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a tenant asked for, checked for form but not for what a vendor can do.
 *
 * @param model the vendor's name of the model
 * @param prompt never blank, exactly as sent
 * @param images the top-level {@code image}; at most one in this version. Pictures inside {@code
 *     metadata} are not in here
 * @param seconds the top-level {@code duration}
 * @param size from the top-level {@code size}, or {@code width} and {@code height}
 * @param fps frames per second wished for
 * @param seed −1 to 2^63−1
 * @param user the tenant's own name for its user; vendors are not told unless they have a field for
 *     it
 * @param metadata the vendor's own fields. {@code model}, {@code n} and {@code callback_url} have
 *     been taken out by the gateway. A null member counts as absent
 */
public record GenerationRequest(
    String model,
    String prompt,
    List<ImageInput> images,
    Optional<BigDecimal> seconds,
    Optional<Size> size,
    Optional<Integer> fps,
    Optional<Long> seed,
    Optional<String> user,
    JsonView metadata) {
  public GenerationRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(prompt, "prompt");
    images = List.copyOf(images);
    Objects.requireNonNull(seconds, "seconds");
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(fps, "fps");
    Objects.requireNonNull(seed, "seed");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(metadata, "metadata");
  }

  /** The smallest request: a model and a prompt. */
  public static GenerationRequest of(String model, String prompt) {
    return new GenerationRequest(
        model,
        prompt,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        JsonView.EMPTY);
  }

  /** The same request for another model. */
  public GenerationRequest withModel(String other) {
    return new GenerationRequest(other, prompt, images, seconds, size, fps, seed, user, metadata);
  }
}
