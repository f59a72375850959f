package io.filmgate.core.job;

import io.filmgate.spi.JobHandle.Trouble;
import io.filmgate.spi.ProviderDescriptor.PollAdvice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered between polls of the jobs that are followed: how often to ask, what went wrong
 * last, and whether somebody would like to know sooner. Lives on the job verticle's context.
 */
final class Follows {
  private final InstantSource clock;
  private final Map<String, Follow> follows = new HashMap<>();

  private static final class Follow {
    private Duration interval;
    private Optional<Trouble> trouble = Optional.empty();
    private Instant askedAt = Instant.MIN;
    private boolean isAsked;
    private boolean isNudged;

    Follow(Duration interval) {
      this.interval = interval;
    }
  }

  Follows(InstantSource clock) {
    this.clock = clock;
  }

  void begin(Job job, PollAdvice advice) {
    follows.put(job.id(), new Follow(advice.interval()));
  }

  void end(Job job) {
    follows.remove(job.id());
  }

  boolean has(Job job) {
    return follows.containsKey(job.id());
  }

  int size() {
    return follows.size();
  }

  /** The vendor is being asked. */
  void asking(Job job) {
    Follow follow = follows.get(job.id());
    if (follow != null) {
      follow.askedAt = clock.instant();
      follow.isAsked = true;
      follow.isNudged = false;
    }
  }

  /**
   * Somebody says that there is news. Each job is asked about once a second at most, however many
   * say so.
   *
   * @return when to ask; empty where the question is on its way, and will be asked again, or where
   *     the job is not followed
   */
  Optional<Instant> nudge(String jobId) {
    Follow follow = follows.get(jobId);
    if (follow == null) {
      return Optional.empty();
    }
    follow.isNudged = true;
    return follow.isAsked ? Optional.empty() : Optional.of(soonest(follow));
  }

  private Instant soonest(Follow follow) {
    Instant now = clock.instant();
    Instant allowed =
        follow.askedAt.equals(Instant.MIN) ? now : follow.askedAt.plus(JobLimits.NUDGE_PAUSE);
    return allowed.isAfter(now) ? allowed : now;
  }

  Optional<Trouble> trouble(Job job) {
    return Optional.ofNullable(follows.get(job.id())).flatMap(follow -> follow.trouble);
  }

  /** The vendor has answered, with an error of its own or without one. */
  void answered(Job job, Optional<String> vendorCode) {
    Follow follow = follows.get(job.id());
    if (follow != null) {
      follow.trouble = vendorCode.map(code -> counted(follow.trouble, code));
    }
  }

  private Trouble counted(Optional<Trouble> before, String code) {
    return before
        .filter(trouble -> trouble.vendorCode().equals(code))
        .map(trouble -> new Trouble(code, trouble.count() + 1, trouble.since()))
        .orElseGet(() -> new Trouble(code, 1, clock.instant()));
  }

  /**
   * When to ask again: each interval is longer than the one before.
   *
   * @param least the shortest interval for this job
   */
  Next next(Job job, PollAdvice advice, Duration least) {
    Follow follow = follows.computeIfAbsent(job.id(), id -> new Follow(advice.interval()));
    follow.isAsked = false;
    if (follow.isNudged) {
      return new Next(soonest(follow), Duration.ZERO);
    }
    Duration interval = follow.interval.compareTo(least) > 0 ? follow.interval : least;
    long grownMillis = (long) (follow.interval.toMillis() * JobLimits.POLL_GROWTH);
    follow.interval = Duration.ofMillis(Math.min(grownMillis, advice.slowest().toMillis()));
    return new Next(clock.instant().plus(interval), interval);
  }

  /**
   * A due time.
   *
   * @param spread over how long a time jobs may be spread that are due together
   */
  record Next(Instant due, Duration spread) {}
}
