package io.filmgate.spi.exchange;

import io.filmgate.spi.Channel;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a plugin may know while it talks to a vendor.
 *
 * @param channel the account
 * @param now the time when the operation began
 * @param correlationId our name for this attempt: {@code [A-Za-z0-9_-]{1,40}}, never used for
 *     another one. Send it wherever the vendor has a place for it; a lost job is found by it
 * @param callbackUrl where the vendor may call back; empty if it shall not
 */
public record CallContext(
    Channel channel, Instant now, String correlationId, Optional<URI> callbackUrl) {
  public CallContext {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(callbackUrl, "callbackUrl");
    if (!correlationId.matches("[A-Za-z0-9_-]{1,40}")) {
      throw new IllegalArgumentException("a correlation id must match [A-Za-z0-9_-]{1,40}");
    }
  }
}
