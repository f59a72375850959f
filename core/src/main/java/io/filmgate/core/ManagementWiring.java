package io.filmgate.core;

import com.github.f4b6a3.ulid.UlidCreator;
import io.filmgate.core.config.GatewayConfig;
import io.filmgate.core.job.JobFile;
import io.filmgate.core.job.JobOutlook;
import io.filmgate.core.job.Jobs;
import io.filmgate.core.management.ManagementDependencies;
import io.filmgate.core.management.ManagementLimits;
import io.filmgate.core.management.Metrics;
import io.filmgate.core.management.admin.AdminDependencies;
import io.filmgate.core.management.admin.AdminDependencies.ConfigDoor;
import io.filmgate.core.management.admin.AdminDependencies.JobDoor;
import io.filmgate.core.provider.Providers;
import io.filmgate.core.store.Store;
import io.filmgate.core.tenant.StoredKeys;
import io.filmgate.core.wire.Port;
import io.filmgate.core.wire.Wire;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Joins the management port to the rest of the gateway. */
record ManagementWiring(
    RunningConfig running,
    Store store,
    StoredKeys storedKeys,
    Jobs jobs,
    Providers providers,
    SecureRandom random,
    InstantSource clock,
    Metrics metrics,
    BooleanSupplier isReady) {

  ManagementDependencies dependencies() {
    GatewayConfig config = running.config();
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
            () -> running.config().tenants(),
            storedKeys::refresh,
            new JobDoor(jobs::operate, this::outlook),
            new ConfigDoor(running::status, running::reload),
            random,
            clock));
  }

  private String outlook(JobFile file) {
    return JobOutlook.of(
            running.config(),
            file.job(),
            provider -> Optional.of(providers.isReconcilable(provider)))
        .of(file);
  }
}
