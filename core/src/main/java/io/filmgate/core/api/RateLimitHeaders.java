package io.filmgate.core.api;

import io.filmgate.core.job.commit.RateLeft;
import java.util.Map;

/**
 * {@code RateLimit-Policy} and {@code RateLimit}, as in draft 10 of the IETF's "RateLimit header
 * fields for HTTP".
 */
final class RateLimitHeaders {
  private static final String POLICY = "ratelimit-policy";
  private static final String STATE = "ratelimit";

  private RateLimitHeaders() {}

  /** After a request that was taken. */
  static Map<String, String> of(RateLeft left) {
    long seconds = Math.max(1, left.untilMore().plusMillis(999).toSeconds());
    return requests(left.perMinute(), left.requests(), Long.toString(seconds));
  }

  /**
   * Requests per minute.
   *
   * @param secondsUntilMore not later than what {@code Retry-After} says
   */
  static Map<String, String> requests(int perMinute, int left, String secondsUntilMore) {
    return Map.of(
        POLICY,
        "\"requests_per_minute\";q=" + perMinute + ";w=60",
        STATE,
        "\"requests_per_minute\";r=" + left + ";t=" + secondsUntilMore);
  }

  /** A waiting line that is full; nobody knows when it moves. */
  static Map<String, String> fullQueue(int queuedJobs) {
    return Map.of(
        POLICY,
        "\"queued_jobs\";q=" + queuedJobs + ";qu=\"concurrent-requests\"",
        STATE,
        "\"queued_jobs\";r=0");
  }
}
