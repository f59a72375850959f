package io.filmgate.core.job;

import io.filmgate.core.config.JobsConfig.ModeratedOutput;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.ledger.Settlement;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JobStatus.VendorCost;
import io.filmgate.spi.Usage;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** What a tenant pays at the end of a job. Never more than was held. */
final class Settlements {
  private static final String FINISHED_LATE = "finished at the vendor after it was given up";
  private static final long MILLIS_PER_SECOND = 1000;

  private Settlements() {}

  /** A finished video: what was ordered, or less if the vendor says that it was less. */
  static Settlement completed(Job job, JobStatus.Succeeded status) {
    Hold held = job.held();
    Optional<JsonObject> cost = status.cost().map(Settlements::cost);
    long usedMillis = status.usage().map(usage -> ordered(held, usage)).orElse(held.millis());
    if (usedMillis == 0 || usedMillis >= held.millis()) {
      long excessMillis = Math.max(0, usedMillis - held.millis());
      return new Settlement(held, new Hold(0, excessMillis, 0, false), cost, "completed");
    }
    Hold used =
        new Hold(
            held.jobs(),
            usedMillis,
            share(held.micros(), usedMillis, held.millis()),
            held.isPriced());
    return new Settlement(used, Hold.NONE, cost, "completed");
  }

  /**
   * A price per second shrinks with the seconds; rounding up keeps fractions of a millionth with
   * the operator.
   */
  private static long share(long micros, long part, long whole) {
    return BigDecimal.valueOf(micros)
        .multiply(BigDecimal.valueOf(part))
        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.CEILING)
        .longValueExact();
  }

  /** A job that failed: free, but for a finished video that the operator's policy charges. */
  static Settlement failed(Job job, ErrorKind kind, ModeratedOutput policy) {
    return switch (kind.money()) {
      case RELEASE, HOLD -> Settlement.release(kind.name());
      case BY_POLICY ->
          policy == ModeratedOutput.SETTLE
              ? charged(job, "moderated_output: settle")
              : Settlement.release("moderated_output: release");
    };
  }

  /**
   * A vendor has finished what was given up: the operator's loss, but for what its tenant has paid.
   */
  static Settlement absorbed(Job ended, JobStatus.Succeeded status) {
    Settlement whole = completed(ended, status);
    Hold loss =
        JobResult.of(ended).isPresent()
            ? whole.absorbed()
            : new Hold(
                whole.used().jobs(),
                whole.used().millis() + whole.absorbed().millis(),
                whole.used().micros(),
                whole.used().isPriced());
    return new Settlement(Hold.NONE, loss, whole.vendorCost(), FINISHED_LATE);
  }

  /** Likewise, a vendor charges for a video that it has made and then refused. */
  static Settlement absorbed(Job ended) {
    Hold loss = JobResult.of(ended).isPresent() ? Hold.NONE : ended.held();
    return new Settlement(Hold.NONE, loss, Optional.empty(), FINISHED_LATE);
  }

  /** Everything that was held is charged. */
  static Settlement charged(Job job, String reason) {
    return new Settlement(job.held(), Hold.NONE, Optional.empty(), reason);
  }

  /** Vendors measure 5.041 to 5.1 s for 5 s: less than half a second off is what was ordered. */
  private static long ordered(Hold held, Usage usage) {
    long millis = usage.amount(Usage.MILLISECONDS);
    boolean isAsOrdered = Math.abs(millis - held.millis()) < MILLIS_PER_SECOND / 2;
    return isAsOrdered
        ? held.millis()
        : (millis + MILLIS_PER_SECOND / 2) / MILLIS_PER_SECOND * MILLIS_PER_SECOND;
  }

  private static JsonObject cost(VendorCost cost) {
    return new JsonObject().put("amount", cost.amount().toPlainString()).put("unit", cost.unit());
  }
}
