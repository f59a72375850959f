package io.filmgate.spi;

import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Step;
import java.util.List;

/** A provider whose vendor lists its models. Not called by version 0.1 of the gateway. */
public interface ModelListing {

  /**
   * Asks the vendor which models the account has.
   *
   * @param context the channel and the time
   * @return the exchange, ending with the models
   */
  Step<List<ModelInfo>> listModels(CallContext context);
}
