package io.filmgate.core.wire;

import java.time.Duration;

/** Every bound of the API port that is not configuration. */
public final class HttpLimits {
  public static final int LINE_BYTES = 8 * 1024;
  public static final int HEADER_BYTES = 16 * 1024;

  /**
   * Without a proxy in front, ten clients that mean ill can take all connections. Where everybody
   * comes from one address, it belongs into {@code server.trusted_proxies}: then it may have all.
   */
  public static final WireLimits WIRE =
      new WireLimits(
          10_000,
          1_000,
          Duration.ofSeconds(15),
          Duration.ofSeconds(75),
          Duration.ofSeconds(30),
          Duration.ofSeconds(1),
          Duration.ofMillis(500),
          Duration.ofMillis(200));

  public static final int ACCEPT_BACKLOG = 1024;

  /** How much longer than the longest wait for a verdict a connection without traffic lives. */
  public static final Duration IDLE_MARGIN = Duration.ofSeconds(15);

  /** Larger bodies are decoded on a worker: they would hold the event loop for milliseconds. */
  public static final int EVENT_LOOP_BODY_BYTES = 256 * 1024;

  /**
   * The rest of a refused body is read and dropped up to this size, so that the connection lives.
   */
  public static final int DISCARDED_BODY_BYTES = 64 * 1024;

  /** How many mistakes of one request are told. */
  public static final int PROBLEMS_SHOWN = 20;

  /** Input quoted in a message. */
  public static final int QUOTED_CHARACTERS = 80;

  /** The longest wait that {@code Prefer} can ask for. */
  public static final int PREFER_WAIT_SECONDS = 60;

  public static final int LIST_DEFAULT = 20;
  public static final int LIST_MOST = 100;

  public static final Duration LINK_LIFE = Duration.ofHours(24);

  /** A vendor's file host that has stopped sending. There is no limit on the whole transfer. */
  public static final Duration FILE_IDLE = Duration.ofSeconds(60);

  /** Until the vendor has said where an expired file is now. */
  public static final Duration FILE_RENEWAL = Duration.ofSeconds(20);

  private HttpLimits() {}
}
