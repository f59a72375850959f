package io.filmgate.core.job.commit;

import java.time.Duration;

/**
 * What is left of the requests per minute after one was taken.
 *
 * @param requests that could be made at once
 * @param untilMore after that much time it is one more
 */
public record RateLeft(int perMinute, int requests, Duration untilMore) {}
