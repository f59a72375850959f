package io.filmgate.core.job;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.ProviderDescriptor;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * "Not found", said of a job right after its acceptance. Vendors take their time until a job can be
 * seen everywhere: it is believed only when it is asked as late as about a create without answer.
 */
final class EarlyAbsence {
  private static final Logger LOG = LoggerFactory.getLogger(EarlyAbsence.class);

  private EarlyAbsence() {}

  /**
   * Whether a poll's failure is one, so that the job has to be asked about again.
   *
   * @param provider whose bound decides; without one nothing is believed
   */
  static boolean isOne(
      Job job, ErrorKind kind, Instant askedAt, Optional<ProviderDescriptor> provider) {
    if (kind != ErrorKind.JOB_NOT_FOUND) {
      return false;
    }
    Instant acceptedAt = job.accepted().orElseThrow().at();
    boolean isEarly =
        provider
            .map(known -> !askedAt.isAfter(acceptedAt.plus(known.inFlightBound())))
            .orElse(true);
    if (isEarly) {
      LOG.info("job {}: not seen at the vendor yet", job.id());
    }
    return isEarly;
  }
}
