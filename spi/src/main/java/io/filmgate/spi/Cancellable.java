package io.filmgate.spi;

import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Step;

/** A provider whose vendor can stop a job. */
public interface Cancellable {

  /** What the vendor said to the wish. */
  enum Outcome {
    /** It will stop; the next polls show how the job ended. */
    ACCEPTED,
    /** It is too far on; the job runs to its end. */
    TOO_LATE
  }

  /**
   * Asks the vendor to stop a job. The answer ends nothing by itself: the polls that follow decide.
   *
   * @param job the job
   * @param context the channel and the time
   * @return the exchange, ending with what the vendor said
   * @throws ProviderException when nothing can be said; the gateway may ask again
   */
  Step<Outcome> cancel(JobHandle job, CallContext context);
}
