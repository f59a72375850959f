package io.filmgate.core.api.wire;

import java.time.Duration;

/** Every bound of the API port that is not configuration. */
public final class HttpLimits {
  public static final int LINE_BYTES = 8 * 1024;
  public static final int HEADER_BYTES = 16 * 1024;

  /** Open connections of all event loops together. */
  public static final int CONNECTIONS = 10_000;

  public static final int ACCEPT_BACKLOG = 1024;

  /** A connection without traffic; longer than a create may wait for the vendor. */
  public static final Duration IDLE = Duration.ofSeconds(75);

  /** How much longer than the wait for a verdict an idle connection lives. */
  public static final Duration IDLE_MARGIN = Duration.ofSeconds(15);

  /** From the head of a request to the last byte of its body. */
  public static final Duration BODY = Duration.ofSeconds(30);

  /** Larger bodies are decoded on a worker: they would hold the event loop for milliseconds. */
  public static final int EVENT_LOOP_BODY_BYTES = 256 * 1024;

  /**
   * The rest of a refused body is read and dropped up to this size, so that the connection lives.
   */
  public static final int DISCARDED_BODY_BYTES = 64 * 1024;

  /** How long the rest of a refused body is read, so that the client sees the answer. */
  public static final Duration LINGER = Duration.ofSeconds(1);

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

  private HttpLimits() {}
}
