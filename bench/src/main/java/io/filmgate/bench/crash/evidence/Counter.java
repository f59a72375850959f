package io.filmgate.bench.crash.evidence;

import java.time.Instant;

/** What the store keeps beside the entries: what one window of one budget holds and has used. */
public record Counter(Scope scope, Period period, Instant startsAt, Amounts held, Amounts used) {

  public boolean counts(Entry entry) {
    return entry.isOf(scope) && period.start(entry.reservedAt()).equals(startsAt);
  }

  @Override
  public String toString() {
    return "budget %s/%s/%s".formatted(scope, period, startsAt);
  }
}
