package io.filmgate.spi;

import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Step;
import java.util.List;
import java.util.Map;

/**
 * A provider that can ask about several jobs in one call. Not called by version 0.1 of the gateway.
 */
public interface BatchPolling {

  /**
   * How many jobs one call may ask about.
   *
   * @param channel the account
   * @return 1 or more; 1 means that this account cannot
   */
  int batchSize(Channel channel);

  /**
   * Asks about several jobs of one channel.
   *
   * @param jobs at most {@link #batchSize} of them
   * @param context the channel and the time
   * @return the exchange, ending with what is known, by the vendor's job id; a job left out is
   *     asked about again later
   */
  Step<Map<String, JobStatus>> pollAll(List<JobHandle> jobs, CallContext context);
}
