package io.filmgate.core.tenant;

/** Who sent a request: a key that was found and may be used now. */
public record Caller(Tenant tenant, ApiKey key) {}
