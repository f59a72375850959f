package io.filmgate.spi;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A file that a job brought.
 *
 * @param role what it is
 * @param reference where it is: an http or https address, fetched without credentials, or whatever
 *     {@link ContentAware} can make something of
 * @param expiresAt when the address stops working; the gateway polls again for a fresh one
 * @param seconds its length as the vendor measured it
 * @param size its width and height in pixels
 * @param fps its frames per second
 */
public record Asset(
    Role role,
    String reference,
    Optional<Instant> expiresAt,
    Optional<BigDecimal> seconds,
    Optional<Size> size,
    Optional<BigDecimal> fps) {
  /** What a file is. */
  public enum Role {
    VIDEO,
    WATERMARKED_VIDEO,
    COVER,
    LAST_FRAME,
    AUDIO
  }

  public Asset {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(expiresAt, "expiresAt");
    Objects.requireNonNull(seconds, "seconds");
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(fps, "fps");
  }

  /** A video of which only the address is known. */
  public static Asset video(String reference) {
    return new Asset(
        Role.VIDEO,
        reference,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same file with a known end of its address. */
  public Asset expiring(Instant at) {
    return new Asset(role, reference, Optional.of(at), seconds, size, fps);
  }

  /** The same file with a known length. */
  public Asset lasting(BigDecimal measured) {
    return new Asset(role, reference, expiresAt, Optional.of(measured), size, fps);
  }
}
