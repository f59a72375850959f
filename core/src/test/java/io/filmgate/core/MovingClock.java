package io.filmgate.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
public final class MovingClock implements InstantSource {
  private Instant now = Instant.parse("2026-11-25T12:00:00Z");

  @Override
  public synchronized Instant instant() {
    return now;
  }

  public synchronized void move(Duration by) {
    now = now.plus(by);
  }
}
