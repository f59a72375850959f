package io.filmgate.core.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The API port.
 *
 * @param publicUrl without a slash at its end
 * @param trustedProxies address ranges whose X-Forwarded-For is believed
 */
public record ServerConfig(
    Endpoint listen,
    URI publicUrl,
    List<String> trustedProxies,
    long maxBodyBytes,
    long maxBufferedBytes,
    Duration stopGrace) {
  public ServerConfig {
    trustedProxies = List.copyOf(trustedProxies);
  }

  /** The same, listening elsewhere. */
  public ServerConfig withListen(Endpoint bound) {
    return new ServerConfig(
        bound, publicUrl, trustedProxies, maxBodyBytes, maxBufferedBytes, stopGrace);
  }
}
