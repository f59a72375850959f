package io.filmgate.core.job;

import io.filmgate.core.config.JobsConfig.ModeratedOutput;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.ledger.Settlement;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JobStatus.VendorCost;
import io.filmgate.spi.Usage;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What a tenant pays at the end of a job. Never more than was held. */
final class Settlements {
  private static final long MILLIS_PER_SECOND = 1000;

  private Settlements() {}

  /** A finished video: what was ordered, or less if the vendor says that it was less. */
  static Settlement completed(Job job, JobStatus.Succeeded status) {
    Hold held = job.held();
    Optional<JsonObject> cost =
        status.cost().map(VendorCost::amount).isPresent()
            ? status.cost().map(Settlements::cost)
            : Optional.empty();
    long usedMillis = status.usage().map(Settlements::wholeSeconds).orElse(held.millis());
    if (usedMillis == 0 || usedMillis >= held.millis()) {
      long excessMillis = Math.max(0, usedMillis - held.millis());
      return new Settlement(held, new Hold(0, excessMillis, 0, false), cost, "completed");
    }
    // a price per second shrinks with the seconds; rounding up keeps fractions of a millionth with
    // the operator
    long micros = -Math.floorDiv(-held.micros() * usedMillis, held.millis());
    Hold used = new Hold(held.jobs(), usedMillis, micros, held.isPriced());
    return new Settlement(used, Hold.NONE, cost, "completed");
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

  /** Everything that was held is charged. */
  static Settlement charged(Job job, String reason) {
    return new Settlement(job.held(), Hold.NONE, Optional.empty(), reason);
  }

  /** Vendors measure 5.041 to 5.1 s for 5 s. */
  private static long wholeSeconds(Usage usage) {
    long millis = usage.amount(Usage.MILLISECONDS);
    return (millis + MILLIS_PER_SECOND / 2) / MILLIS_PER_SECOND * MILLIS_PER_SECOND;
  }

  private static JsonObject cost(VendorCost cost) {
    return new JsonObject().put("amount", cost.amount().toPlainString()).put("unit", cost.unit());
  }
}
