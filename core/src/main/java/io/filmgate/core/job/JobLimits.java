package io.filmgate.core.job;

import java.time.Duration;

/** Every time and size of the job engine that is not configuration. */
public final class JobLimits {
  /**
   * How long an attempt may take from its commit to its first byte; a process that wakes later must
   * not send.
   */
  public static final Duration SEND_WITHIN = Duration.ofSeconds(10);

  /** How many polls of one channel are under way at a time. */
  static final int POLLS_AT_A_TIME = 16;

  /** Due times are spread by up to this share of the interval. */
  static final double JITTER = 0.1;

  /** Each interval is this much longer than the one before. */
  static final double POLL_GROWTH = 1.25;

  /** How often a job past its deadline is asked about, at the least. */
  static final Duration SLOW_POLL = Duration.ofMinutes(1);

  /** The wait before the first, and the longest between two, questions about a lost create. */
  static final Duration FIRST_LOOK = Duration.ofMillis(500);

  static final Duration LONGEST_LOOK = Duration.ofMinutes(5);

  /** How often a vendor must have said "not here" before it is believed. */
  static final int ABSENCES_NEEDED = 2;

  /**
   * How long a job that was ended in doubt is watched at the least, and where nobody knows for how
   * long its vendor remembers it.
   */
  static final Duration SHORTEST_WATCH = Duration.ofHours(1);

  static final Duration USUAL_WATCH = Duration.ofDays(1);

  /**
   * How often jobs that have waited too long are looked for, and waiting ones are offered free
   * slots.
   */
  static final Duration SWEEP = Duration.ofSeconds(1);

  /** How many rows are read at a time after a start. */
  static final int RECOVERY_PAGE = 500;

  /**
   * How long fresh addresses of a finished job's files are used without asking again, and how long
   * a vendor that gave none is left alone.
   */
  static final Duration RENEWAL_KEPT = Duration.ofMinutes(1);

  static final Duration FAILED_RENEWAL_KEPT = Duration.ofSeconds(5);

  /** How often a vendor that does not answer is told to stop a job, and how long apart. */
  static final int CANCEL_TRIES = 10;

  static final Duration CANCEL_PAUSE = Duration.ofSeconds(3);

  /** How long after a poll a nudge may cause the next one, at the earliest. */
  static final Duration NUDGE_PAUSE = Duration.ofSeconds(1);

  private JobLimits() {}
}
