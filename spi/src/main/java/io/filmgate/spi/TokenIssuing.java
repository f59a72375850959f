package io.filmgate.spi;

import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Credentials;
import io.filmgate.spi.exchange.Secret;
import io.filmgate.spi.exchange.Step;
import java.time.Instant;
import java.util.Objects;

/**
 * A provider whose credentials have to be exchanged for a token by a call. Not for tokens that can
 * be computed: those belong into {@link VideoProvider#authorize}. Not called by version 0.1 of the
 * gateway.
 */
public interface TokenIssuing {

  /**
   * Gets a token. The gateway keeps it until it expires and hands it to {@link
   * VideoProvider#authorize} in {@link Credentials#token()}.
   *
   * @param credentials the channel's secrets
   * @param context the channel and the time
   * @return the exchange, ending with the token
   */
  Step<Token> token(Credentials credentials, CallContext context);

  /**
   * A token.
   *
   * @param value the token
   * @param expiresAt when it stops working
   */
  record Token(Secret value, Instant expiresAt) {
    public Token {
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(expiresAt, "expiresAt");
    }
  }
}
