package io.filmgate.core.job;

import io.filmgate.spi.JobHandle;
import io.filmgate.spi.Reconcilable.LostSubmit;
import java.util.Optional;

/** A job as its plugin knows it. */
final class JobHandles {
  private JobHandles() {}

  /** A create whose answer was lost. */
  static LostSubmit lost(Job job) {
    Job.Attempt attempt = job.attempt().orElseThrow();
    return new LostSubmit(
        attempt.correlationId(job.id()),
        job.planned().vendorModel(),
        job.planned().operation(),
        attempt.startedAt());
  }

  static JobHandle of(Job job, Optional<JobHandle.Trouble> trouble) {
    Job.Accepted accepted = job.accepted().orElseThrow();
    return new JobHandle(
        accepted.vendorJobId(),
        accepted.handle(),
        job.planned().vendorModel(),
        job.planned().operation(),
        accepted.at(),
        job.attempt().orElseThrow().correlationId(job.id()),
        trouble);
  }
}
