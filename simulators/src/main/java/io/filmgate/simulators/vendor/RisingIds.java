package io.filmgate.simulators.vendor;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Decimal ids of 18 digits that rise with time and leave gaps, as the vendors' generators do. */
public final class RisingIds {

  private static final long IDS_PER_MILLISECOND = 100_000;
  private static final int LARGEST_GAP = 1_000;

  private final InstantSource time;
  private final RandomGenerator random;
  private long last;

  public RisingIds(InstantSource time, RandomGenerator random) {
    this.time = time;
    this.random = random;
  }

  public String next() {
    long least = last + 1 + random.nextInt(LARGEST_GAP);
    last = Math.max(least, time.millis() * IDS_PER_MILLISECOND + random.nextInt(LARGEST_GAP));
    return Long.toString(last);
  }
}
