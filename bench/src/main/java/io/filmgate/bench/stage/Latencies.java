package io.filmgate.bench.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** How long things took. Any thread may add to it. */
public final class Latencies {
  private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());

  /** Does something and counts how long it took, if it succeeded. */
  public void time(Callable<?> work) throws Exception {
    long started = System.nanoTime();
    Object unused = work.call();
    nanos.add(System.nanoTime() - started);
  }

  /** The time within which this share of all was done. */
  public Duration at(double share) {
    List<Long> sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    int rank = (int) Math.ceil(share * sorted.size());
    return Duration.ofNanos(sorted.get(Math.max(0, rank - 1)));
  }

  @Override
  public String toString() {
    return "p50 %.1f ms, p99 %.1f ms".formatted(at(0.5).toNanos() / 1e6, at(0.99).toNanos() / 1e6);
  }
}
