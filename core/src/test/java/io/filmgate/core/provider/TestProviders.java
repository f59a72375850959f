package io.filmgate.core.provider;

import io.filmgate.core.bus.LocalCodec;
import io.filmgate.spi.Channel;
import io.filmgate.spi.exchange.Credentials;
import io.filmgate.spi.exchange.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/** A gateway's plugins, started on folders of a test. */
public final class TestProviders implements AutoCloseable {
  private final Vertx vertx;
  final Path bundled;
  final Path operators;
  final Path staging;
  private Providers providers;

  TestProviders(Vertx vertx, Path folder) {
    this.vertx = vertx;
    bundled = folder.resolve("bundled");
    operators = folder.resolve("operators");
    staging = folder.resolve("staging");
  }

  /** A Vert.x as the gateway sets it up. */
  static Vertx vertx() {
    Vertx vertx = Vertx.vertx();
    LocalCodec.register(vertx.eventBus());
    return vertx;
  }

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  Providers start(String... sha256) {
    providers =
        await(
            Providers.start(
                vertx,
                new ProvidersSetup(
                    bundled,
                    operators,
                    Set.of(sha256),
                    staging,
                    InstantSource.system(),
                    RandomGenerator.getDefault(),
                    port -> false,
                    Optional::empty,
                    meters)));
    return providers;
  }

  /** The lines of what is not served, in order of files. */
  static List<String> lines(Providers providers) {
    return providers.statuses().stream().map(PluginStatus::line).filter(l -> !l.isEmpty()).toList();
  }

  /** A channel of the provider {@code acme}. */
  static ProviderChannel channel(String providerId, String baseUrl) {
    return new ProviderChannel(
        providerId,
        new Channel("acme-main", Map.of("base_url", baseUrl), Set.of("api_key"), Set.of("acme-1")),
        Credentials.of(Map.of("api_key", new Secret("s3cret"))),
        "acme-main",
        Optional.empty());
  }

  /** The result of a future, within 30 s. */
  public static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    } catch (InterruptedException | TimeoutException late) {
      throw new AssertionError("no result in time", late);
    }
  }

  /** The failure of a future, within 30 s. */
  public static Throwable failure(Future<?> future) {
    Object value = await(future.<Object>map(done -> done).otherwise(cause -> cause));
    if (value instanceof Throwable cause) {
      return cause;
    }
    throw new AssertionError("did not fail, but gave " + value);
  }

  @Override
  public void close() {
    if (providers != null) {
      await(providers.close());
    }
  }
}
