package io.filmgate.spi;

import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Step;
import java.time.Instant;
import java.util.Objects;

/**
 * A provider whose vendor can be asked whether it has a job that we may have created.
 *
 * <p>Called for attempts whose answer was lost: after a crash, a time-out, a broken connection. It
 * looks; it never creates.
 */
public interface Reconcilable {

  /**
   * Looks for the job of a lost attempt.
   *
   * @param lost what is known of the attempt
   * @param context the channel and the time
   * @return the exchange, ending with what was found
   * @throws ProviderException when the vendor could not be asked; the gateway asks again later
   */
  Step<Found> find(LostSubmit lost, CallContext context);

  /**
   * An attempt whose answer never arrived.
   *
   * @param correlationId what {@link CallContext#correlationId()} was when it was sent
   * @param model the vendor's model that was planned
   * @param operation the plan's operation
   * @param sentAt when it may have been sent, at the latest
   */
  record LostSubmit(String correlationId, String model, String operation, Instant sentAt) {
    public LostSubmit {
      Objects.requireNonNull(correlationId, "correlationId");
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(operation, "operation");
      Objects.requireNonNull(sentAt, "sentAt");
    }
  }

  /** What a look-up found. */
  sealed interface Found {
    /**
     * The vendor has the job; it is followed from here as if its answer had arrived.
     *
     * @param job as {@link VideoProvider#submit} would have returned it
     */
    record Exists(Submitted job) implements Found {
      public Exists {
        Objects.requireNonNull(job, "job");
      }
    }

    /**
     * The vendor was asked completely and does not have it.
     *
     * <p>Believed only late: when asked at least twice, after the vendor's {@linkplain
     * ProviderDescriptor#inFlightBound(java.time.Duration) in-flight bound}; the create may still
     * be on its way. Then the job fails and its hold is released.
     */
    record Absent() implements Found {}

    /** The look-up was not complete: it proves nothing. */
    record Unsure() implements Found {}
  }
}
