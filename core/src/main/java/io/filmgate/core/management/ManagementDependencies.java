package io.filmgate.core.management;

import io.filmgate.core.config.Endpoint;
import io.filmgate.core.management.admin.AdminDependencies;
import io.filmgate.core.wire.Wire;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Everything that the management port asks of the rest of the gateway.
 *
 * @param isReady whether the API serves
 * @param newUlid a fresh one each time
 */
public record ManagementDependencies(
    Endpoint listen,
    BooleanSupplier isReady,
    Metrics metrics,
    Wire wire,
    Supplier<String> newUlid,
    InstantSource clock,
    AdminDependencies admin) {}
