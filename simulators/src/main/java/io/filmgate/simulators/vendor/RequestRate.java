package io.filmgate.simulators.vendor;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts calls per account within each real second. Not safe for several threads. */
public final class RequestRate {

  private final Map<String, Integer> counts = new HashMap<>();
  private long second;

  /**
   * Counts one call.
   *
   * @param limit calls per second; 0: any number
   * @return whether this call is one too many
   */
  public boolean isExceeded(String account, Instant now, int limit) {
    if (now.getEpochSecond() != second) {
      second = now.getEpochSecond();
      counts.clear();
    }
    return limit > 0 && counts.merge(account, 1, Integer::sum) > limit;
  }
}
