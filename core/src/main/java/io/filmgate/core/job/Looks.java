package io.filmgate.core.job;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a vendor was asked for a job in vain, and when to ask next: the pauses grow.
 *
 * @param absences how often it said that the job is not there
 */
record Looks(int absences, Duration pause) {
  static final Looks NONE = new Looks(0, JobLimits.FIRST_LOOK);

  Looks absentOnceMore() {
    return new Looks(absences + 1, pause);
  }

  Looks slower() {
    Duration twice = pause.multipliedBy(2);
    boolean isSlow = twice.compareTo(JobLimits.LONGEST_LOOK) > 0;
    return new Looks(absences, isSlow ? JobLimits.LONGEST_LOOK : twice);
  }

  /**
   * Whether the vendor is believed now.
   *
   * @param conclusiveFrom see {@link JobDependencies#conclusiveFrom}
   */
  boolean proveAbsence(Instant askedAt, Instant conclusiveFrom) {
    return absences >= JobLimits.ABSENCES_NEEDED && askedAt.isAfter(conclusiveFrom);
  }
}
