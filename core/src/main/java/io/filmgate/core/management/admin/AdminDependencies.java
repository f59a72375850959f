package io.filmgate.core.management.admin;

import io.filmgate.core.config.ConfigStatus;
import io.filmgate.core.config.ManagementConfig.JwtSigner;
import io.filmgate.core.config.Reload;
import io.filmgate.core.config.TenantConfig;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobFile;
import io.filmgate.core.job.OperatorAnswer;
import io.filmgate.core.job.OperatorWish;
import io.filmgate.core.store.SqlWork;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Everything that {@code /admin/v1} asks of the rest of the gateway.
 *
 * @param read on the store; as {@code write}, it fails with a {@link
 *     io.filmgate.core.store.StoreException} only
 * @param declared the tenants of the file
 * @param keysChanged makes what the store holds count for requests
 * @param random must be a secure source
 */
public record AdminDependencies(
    List<JwtSigner> signers,
    OnStore read,
    OnStore write,
    Supplier<Map<String, TenantConfig>> declared,
    Supplier<Future<Void>> keysChanged,
    JobDoor jobs,
    ConfigDoor configuration,
    RandomGenerator random,
    InstantSource clock) {

  /**
   * Jobs.
   *
   * @param operate does what an operator wants; fails with {@link
   *     io.filmgate.core.job.JobsUnavailable} while the store is away
   * @param outlook what will happen to a job of these facts by itself
   */
  public record JobDoor(
      BiFunction<Job, OperatorWish, Future<OperatorAnswer>> operate,
      Function<JobFile, String> outlook) {}

  /**
   * The configuration that applies.
   *
   * @param reload reads it again; blocks
   */
  public record ConfigDoor(Supplier<ConfigStatus> status, Supplier<Reload> reload) {}

  /** Something to do with a connection to the store. */
  public interface OnStore {
    <R> Future<R> run(SqlWork<R> work);
  }
}
