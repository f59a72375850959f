package io.filmgate.spi;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a provider would send for a request, and what that would use.
 *
 * <p>Never stored: after a restart, a replaced jar or a fail-over the request is planned again.
 * Stored are {@code model}, {@code operation}, {@code usage} and {@code warnings}.
 *
 * @param model the vendor model that really runs and is paid for
 * @param operation which of the provider's operations it is, for example {@code image2video}.
 *     Durable: once released, a name is never changed or given another meaning
 * @param body the request body; inline pictures stand in it as {@linkplain ImageInput#reference
 *     references}
 * @param images every picture that the body refers to, also those that came inside metadata; the
 *     marks count from 0
 * @param usage what will be used, by which the gateway prices and reserves
 * @param warnings what the tenant should know
 * @param details flat values that the tenant sees in the job's {@code metadata}, for example its
 *     own {@code payload}
 * @param deadline how long the vendor may take, where that is longer than usual
 */
public record Plan(
    String model,
    String operation,
    JsonObject body,
    List<ImageInput> images,
    Usage usage,
    List<Warning> warnings,
    JsonObject details,
    Optional<Duration> deadline) {
  public Plan {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(operation, "operation");
    body = body.copy();
    images = List.copyOf(images);
    Objects.requireNonNull(usage, "usage");
    warnings = List.copyOf(warnings);
    details = details.copy();
    Objects.requireNonNull(deadline, "deadline");
  }

  /**
   * The body as bytes, with the inline pictures in their places. Call it once, when the call is
   * made.
   */
  public Buffer encodeBody() {
    return encode(body);
  }

  /**
   * Writes a body that was derived from {@link #body()}, for example by adding the correlation id.
   *
   * @param derived may hold the same picture references
   */
  public Buffer encode(JsonObject derived) {
    return ImageMark.write(derived.encode(), images);
  }

  /** The same plan with a deadline of its own. */
  public Plan withDeadline(Duration longest) {
    return new Plan(model, operation, body, images, usage, warnings, details, Optional.of(longest));
  }
}
