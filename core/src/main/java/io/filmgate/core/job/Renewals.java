package io.filmgate.core.job;

import io.filmgate.core.ledger.Hold;
import io.filmgate.core.route.Candidate;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.ProviderException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Fresh addresses for the files of finished jobs. A player asks for many ranges of one file, and a
 * file has many readers: together they cause one question to the vendor, whose answer is kept for a
 * while. Lives on the job verticle's context.
 */
final class Renewals {
  private final JobDependencies with;

  /** The oldest first. */
  private final Map<String, Renewal> latest = new LinkedHashMap<>();

  private record Renewal(Future<Optional<Job>> answer, Instant askedAt) {
    boolean isOver(Instant now) {
      return answer.isComplete()
          && !now.isBefore(
              askedAt.plus(
                  answer.succeeded() ? JobLimits.RENEWAL_KEPT : JobLimits.FAILED_RENEWAL_KEPT));
    }
  }

  Renewals(JobDependencies with) {
    this.with = with;
  }

  /**
   * The job with addresses that the vendor gave just now.
   *
   * @return empty if the vendor has no files of it any more; fails if it did not say
   */
  Future<Optional<Job>> of(Job job) {
    Instant now = with.clock().instant();
    forgetOld(now);
    Renewal before = latest.get(job.id());
    if (before != null && !before.isOver(now)) {
      return before.answer();
    }
    latest.remove(job.id());
    Future<Optional<Job>> answer = ask(job);
    latest.put(job.id(), new Renewal(answer, now));
    return answer;
  }

  /** For how many jobs an answer is kept or waited for. */
  int size() {
    return latest.size();
  }

  private void forgetOld(Instant now) {
    Instant old = now.minus(JobLimits.RENEWAL_KEPT);
    Iterator<Renewal> oldestFirst = latest.values().iterator();
    while (oldestFirst.hasNext()) {
      Renewal renewal = oldestFirst.next();
      if (renewal.askedAt().isAfter(old)) {
        return;
      }
      if (renewal.isOver(now)) {
        oldestFirst.remove();
      }
    }
  }

  private Future<Optional<Job>> ask(Job job) {
    if (job.accepted().isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    Optional<Candidate> candidate = with.account(job);
    if (candidate.isEmpty()) {
      return Future.failedFuture("nobody to ask");
    }
    return with.providers()
        .poll(candidate.get().account(), JobHandles.of(job, Optional.empty()))
        .transform(result -> understood(job, result));
  }

  private static Future<Optional<Job>> understood(Job job, AsyncResult<JobStatus> result) {
    if (result.failed()) {
      boolean isKnown =
          result.cause() instanceof ProviderException known && known.kind().isAboutTheJob();
      return isKnown
          ? Future.succeededFuture(Optional.empty())
          : Future.failedFuture(result.cause());
    }
    if (result.result() instanceof JobStatus.Succeeded succeeded) {
      return Future.succeededFuture(Optional.of(renewed(job, succeeded)));
    }
    return result.result() instanceof JobStatus.Failed
        ? Future.succeededFuture(Optional.empty())
        : Future.failedFuture("the vendor calls the finished job unfinished");
  }

  private static Job renewed(Job job, JobStatus.Succeeded status) {
    Hold used = JobResult.of(job).map(JobResult::used).orElse(job.held());
    JobResult result = new JobResult(status.assets(), status.details(), used);
    return job.ended(job.state(), Endings.succeeded(job.ending().orElseThrow().at(), result));
  }
}
