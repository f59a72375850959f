package io.filmgate.core.provider.step;

import io.filmgate.core.provider.network.VendorHttp;
import io.filmgate.spi.Channel;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * The world, as conversations need it.
 *
 * @param nonces 32 hexadecimal digits, never the same twice
 * @param isOwnPort the ports that this gateway listens on
 * @param callbacks where vendors may call back
 */
public record Outside(
    VendorHttp http,
    InstantSource clock,
    Supplier<String> nonces,
    IntPredicate isOwnPort,
    CallbackAddress callbacks) {

  /** Where a vendor may call back about an attempt; empty where it cannot. */
  public interface CallbackAddress {
    Optional<URI> of(Channel channel, String correlationId);
  }
}
