package io.filmgate.core.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The real time and what a test adds to it. */
public final class JumpingClock implements InstantSource {
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead.get());
  }

  public void jump(Duration by) {
    ahead.updateAndGet(before -> before.plus(by));
  }
}
