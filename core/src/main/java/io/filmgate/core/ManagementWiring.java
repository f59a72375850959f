package io.filmgate.core;

import com.github.f4b6a3.ulid.UlidCreator;
import io.filmgate.core.config.GatewayConfig;
import io.filmgate.core.management.ManagementDependencies;
import io.filmgate.core.management.ManagementLimits;
import io.filmgate.core.management.Metrics;
import io.filmgate.core.management.admin.AdminDependencies;
import io.filmgate.core.store.Store;
import io.filmgate.core.tenant.StoredKeys;
import io.filmgate.core.wire.Port;
import io.filmgate.core.wire.Wire;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** Joins the management port to the rest of the gateway. */
record ManagementWiring(
    GatewayConfig config,
    Store store,
    StoredKeys storedKeys,
    SecureRandom random,
    InstantSource clock,
    Metrics metrics,
    BooleanSupplier isReady) {

  ManagementDependencies dependencies() {
    return new ManagementDependencies(
        config.management().listen(),
        isReady,
        metrics,
        Wire.of(Port.MANAGEMENT, ManagementLimits.WIRE, metrics.registry()),
        () -> UlidCreator.getMonotonicUlid().toString(),
        clock,
        new AdminDependencies(
            config.management().jwt(),
            store::read,
            store::write,
            config::tenants,
            storedKeys::refresh,
            random,
            clock));
  }
}
