package io.filmgate.core;

import io.vertx.core.VertxOptions;
import java.time.Duration;

/** Threads and times of the process as a whole. */
final class GatewayLimits {
  /** The bound on each step of starting and stopping; longer than {@code stop_grace} should be. */
  static final Duration LONGEST_STEP = Duration.ofMinutes(2);

  /** What is under way at vendors gets this long, even when the API port has used up the grace. */
  static final Duration SHORTEST_GRACE = Duration.ofSeconds(5);

  /** How often the configuration's files are read, to see whether they have changed. */
  static final Duration CONFIG_SCAN = Duration.ofSeconds(2);

  static final int API_INSTANCES = Runtime.getRuntime().availableProcessors();

  /** Besides the API: jobs, quota, management and the providers' verticles. */
  private static final int OTHER_EVENT_LOOPS = 2;

  /**
   * For decoding large bodies and for input files; plugins and the store have pools of their own.
   */
  private static final int WORKERS = 8;

  private GatewayLimits() {}

  static VertxOptions vertxOptions() {
    return new VertxOptions()
        .setEventLoopPoolSize(API_INSTANCES + OTHER_EVENT_LOOPS)
        .setWorkerPoolSize(WORKERS)
        .setInternalBlockingPoolSize(WORKERS);
  }
}
