package io.filmgate.core.job;

/**
 * A job that was made under an idempotency key.
 *
 * @param fingerprint of the request that made it
 */
public record EarlierJob(Job job, String fingerprint) {}
