package io.filmgate.spi;

import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Step;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * A provider whose account can be asked for its health by a call that costs nothing. Not called by
 * version 0.1 of the gateway.
 */
public interface Probing {

  /**
   * Asks about the account.
   *
   * @param context the channel and the time
   * @return the exchange, ending with what the vendor tells
   */
  Step<AccountHealth> probe(CallContext context);

  /**
   * What a vendor tells about an account.
   *
   * @param balance what is left, in {@code unit}
   * @param unit the vendor's unit, for example {@code credits}; empty without a balance
   * @param concurrency how many jobs may run at a time
   */
  record AccountHealth(Optional<BigDecimal> balance, String unit, Optional<Integer> concurrency) {
    public AccountHealth {
      Objects.requireNonNull(balance, "balance");
      Objects.requireNonNull(unit, "unit");
      Objects.requireNonNull(concurrency, "concurrency");
    }
  }
}
