package io.filmgate.spi.exchange;

import java.time.Instant;
import java.util.Objects;

/**
 * What is different each time a call is sent.
 *
 * @param now the time
 * @param nonce 32 hexadecimal digits, never given twice
 */
public record Moment(Instant now, String nonce) {
  public Moment {
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(nonce, "nonce");
  }
}
