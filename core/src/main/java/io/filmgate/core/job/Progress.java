package io.filmgate.core.job;

import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far running jobs are, as far as their vendors tell. In memory only; never falls. For any
 * thread.
 */
public final class Progress {
  private static final int MOST_WHILE_RUNNING = 99;

  private final Map<String, Integer> percents = new ConcurrentHashMap<>();

  void report(String jobId, int percent) {
    percents.merge(jobId, Math.max(0, Math.min(percent, MOST_WHILE_RUNNING)), Math::max);
  }

  OptionalInt of(String jobId) {
    Integer percent = percents.get(jobId);
    return percent == null ? OptionalInt.empty() : OptionalInt.of(percent);
  }

  void forget(String jobId) {
    percents.remove(jobId);
  }
}
