package io.filmgate.bench.crash.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** How long a budget lasts, in UTC. */
public enum Period {
  HOUR,
  DAY,
  MONTH,
  EVER;

  /** Where the window starts that an instant lies in; the epoch if it never ends. */
  public Instant start(Instant at) {
    return switch (this) {
      case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
      case DAY -> at.truncatedTo(ChronoUnit.DAYS);
      case MONTH ->
          at.atOffset(ZoneOffset.UTC).withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS).toInstant();
      case EVER -> Instant.EPOCH;
    };
  }
}
