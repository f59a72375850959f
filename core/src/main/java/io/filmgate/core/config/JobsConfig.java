package io.filmgate.core.config;

import java.time.Duration;

/** How long jobs may take, and what becomes of them. */
public record JobsConfig(
    Duration submitWait,
    Duration queueWait,
    Duration deadline,
    ModeratedOutput moderatedOutput,
    Duration retention) {
  /** Who pays for a video that was refused after rendering. */
  public enum ModeratedOutput {
    RELEASE,
    SETTLE
  }
}
