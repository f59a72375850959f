package io.filmgate.core.job;

import java.util.Optional;

/**
 * Which jobs an operator wants to see, newest first.
 *
 * @param after only jobs older than this id, which need not exist
 * @param limit how many at the most
 */
public record JobQuery(
    Optional<JobState> state,
    Optional<String> tenantId,
    Optional<String> channelId,
    Optional<String> model,
    Optional<String> after,
    int limit) {}
