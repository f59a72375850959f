package io.filmgate.core.job;

import io.filmgate.spi.JobHandle;
import java.util.Optional;

/** A job as its plugin knows it. */
final class JobHandles {
  private JobHandles() {}

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
