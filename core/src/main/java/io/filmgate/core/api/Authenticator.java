package io.filmgate.core.api;

import io.filmgate.core.config.ServerConfig;
import io.filmgate.core.tenant.Caller;
import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.Errors;
import io.filmgate.core.wire.Exchange;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who asks: a key in the one header, that exists, lives, and may be used from where it comes. */
final class Authenticator {
  /** The scheme in any case, with or without a colon; old clients leave it out. */
  private static final Pattern HEADER =
      Pattern.compile("(?:bearer:?\\s+)?(sk-[\\x21-\\x7e]{1,250})", Pattern.CASE_INSENSITIVE);

  private final Function<String, Optional<Caller>> findKey;
  private final Consumer<Caller> keyUsed;
  private final Supplier<ServerConfig> server;
  private final InstantSource clock;

  Authenticator(
      Function<String, Optional<Caller>> findKey,
      Consumer<Caller> keyUsed,
      Supplier<ServerConfig> server,
      InstantSource clock) {
    this.findKey = findKey;
    this.keyUsed = keyUsed;
    this.server = server;
    this.clock = clock;
  }

  /**
   * Finds the caller.
   *
   * @throws ApiException if there is none, or the key may not be used
   */
  Caller authenticate(Exchange exchange) {
    List<String> headers = exchange.request().headers().getAll("authorization");
    if (headers.isEmpty() || (headers.size() == 1 && isWithoutKey(headers.get(0)))) {
      throw new ApiException(Errors.missingKey());
    }
    Matcher secret = HEADER.matcher(headers.get(0).strip());
    if (headers.size() > 1 || !secret.matches()) {
      throw new ApiException(Errors.invalidKey());
    }
    Caller caller =
        findKey.apply(secret.group(1)).orElseThrow(() -> new ApiException(Errors.invalidKey()));
    exchange.calledBy(caller.tenant().id());
    if (caller.key().isExpired(clock.instant()) || !caller.key().isEnabled()) {
      throw new ApiException(Errors.expiredKey());
    }
    List<String> allowed = caller.key().allowedAddresses();
    if (!allowed.isEmpty()
        && !ClientAddress.isWithin(
            ClientAddress.of(exchange.request(), server.get().trustedProxies()), allowed)) {
      throw new ApiException(Errors.clientAddressNotAllowed());
    }
    keyUsed.accept(caller);
    return caller;
  }

  private static boolean isWithoutKey(String header) {
    String text = header.strip();
    return text.isEmpty() || text.matches("(?i)bearer:?");
  }
}
