package io.filmgate.core.provider;

import io.filmgate.spi.Plan;

/**
 * A plan, and which revision made it: only that one may submit it.
 *
 * @param plugin id, version and hash, as a job's row keeps it
 */
public record PlannedRequest(Plan plan, String plugin, int revision) {}
