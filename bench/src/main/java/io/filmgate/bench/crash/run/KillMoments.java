package io.filmgate.bench.crash.run;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** When the next gateway is killed. */
final class KillMoments {
  private final RandomGenerator random;

  KillMoments(RandomGenerator random) {
    this.random = random;
  }

  /**
   * A moment.
   *
   * @param isAfterReady whether the delay begins when it serves, and not when it is started
   * @param creates how many creates are sent at once at the end of the delay
   */
  record Moment(boolean isAfterReady, Duration delay, int creates) {}

  Moment next() {
    int kind = random.nextInt(10);
    if (kind < 2) {
      return new Moment(false, upTo(2_500), 0); // while it starts and takes jobs up
    }
    if (kind < 5) {
      return new Moment(true, upTo(300), 0);
    }
    if (kind < 8) {
      return new Moment(true, upTo(8_000), 0);
    }
    return new Moment(true, upTo(3_000), 20);
  }

  /** After a burst of creates. */
  Duration afterBurst() {
    return upTo(200);
  }

  private Duration upTo(int millis) {
    return Duration.ofMillis(random.nextInt(millis));
  }
}
