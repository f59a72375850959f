package io.filmgate.core.bus;

import io.vertx.core.eventbus.DeliveryOptions;

/**
 * Where messages go. The addresses of plugins are made by their revisions: {@code
 * provider.<id>.<n>}.
 */
public final class Addresses {
  /** Admit a job. */
  public static final String QUOTA_CREATE = "quota.create";

  /** Send a job's first attempt, and wait for the verdict. */
  public static final String JOB_START = "job.start";

  /** Wait for the verdict on a job. */
  public static final String JOB_AWAIT = "job.await";

  /** Send jobs that were given a slot from the waiting line. */
  public static final String JOB_LINE = "job.line";

  /** Get fresh addresses of a job's files. */
  public static final String JOB_REFRESH = "job.refresh";

  /** Ask about a job soon. */
  public static final String JOB_NUDGE = "job.nudge";

  /** Stop a job. */
  public static final String JOB_CANCEL = "job.cancel";

  /** Do what an operator wants. */
  public static final String JOB_OPERATE = "job.operate";

  /**
   * Longer than any exchange with a vendor may take: who answers sets its own limits, this one only
   * catches its loss.
   */
  private static final long ANSWER_WITHIN_MILLIS = 330_000;

  /** For every request: the default of 30 s is shorter than a slow vendor. */
  public static final DeliveryOptions OPTIONS =
      new DeliveryOptions().setSendTimeout(ANSWER_WITHIN_MILLIS).setLocalOnly(true);

  private Addresses() {}
}
