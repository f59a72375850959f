package io.filmgate.simulators.vendor;

import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What a vendor stands on: time, chance, and the record of what happened.
 *
 * @param time the real time, which signatures and expiries are measured by
 * @param clock the time that jobs live in
 */
public record Stage(
    InstantSource time,
    ScaledClock clock,
    RandomGenerator random,
    Journal journal,
    LinkSigner links) {

  public static Stage of(InstantSource time, double timeScale, RandomGenerator random) {
    return new Stage(
        time, new ScaledClock(time, timeScale), random, new Journal(), new LinkSigner(random));
  }

  public Instant now() {
    return time.instant();
  }
}
