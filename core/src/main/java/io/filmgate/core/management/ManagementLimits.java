package io.filmgate.core.management;

import io.filmgate.core.wire.WireLimits;
import java.time.Duration;

/** Every bound of the management port. */
public final class ManagementLimits {
  /** Few use it, and each of them only a few connections. */
  public static final WireLimits WIRE =
      new WireLimits(
          200,
          200,
          Duration.ofSeconds(15),
          Duration.ofSeconds(75),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofMillis(500),
          Duration.ofMillis(200));

  /** How long an answer may take; the longest ones sum up jobs. */
  static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  /** What is being answered when the gateway stops gets this long. */
  static final Duration STOP_GRACE = Duration.ofSeconds(2);

  private ManagementLimits() {}
}
