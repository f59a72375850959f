package io.filmgate.core.ledger;

import java.time.Instant;

/**
 * Whose money it is, and which windows it belongs to for ever.
 *
 * @param reservedAt the instant of the job's admission
 */
public record Reservation(
    String jobId, String tenantId, String keyId, String model, Instant reservedAt) {}
