package io.filmgate.simulators;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. */
public final class HandClock implements InstantSource {

  private final AtomicReference<Instant> now;

  public HandClock(String start) {
    now = new AtomicReference<>(Instant.parse(start));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  public void advance(Duration duration) {
    now.updateAndGet(before -> before.plus(duration));
  }

  public void advanceSeconds(long seconds) {
    advance(Duration.ofSeconds(seconds));
  }
}
