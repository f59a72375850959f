package io.filmgate.core.provider;

import io.filmgate.spi.ProviderException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is counted of plugins, and of the calls to the vendors' accounts. */
final class ProviderMeters {
  /** A vendor answers in tenths of a second, or not within the minute that a call may take. */
  private static final Duration[] BOUNDS =
      Stream.of(50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private static final String DONE = "ok";

  private record Series(String provider, String channel, String call, String outcome) {}

  private final MeterRegistry registry;
  private final Map<Series, Timer> calls = new ConcurrentHashMap<>();

  ProviderMeters(MeterRegistry registry, ProviderRegistry current, List<PluginStatus> statuses) {
    this.registry = registry;
    Gauge.builder("filmgate.plugins.loaded", current, loaded -> loaded.all().size())
        .description("Providers that serve")
        .register(registry);
    Gauge.builder("filmgate.plugins.refused", statuses, ProviderMeters::refused)
        .description("Files in the plugins' folders that could not be loaded")
        .register(registry);
  }

  private static long refused(List<PluginStatus> statuses) {
    return statuses.stream().filter(status -> status.state() == PluginStatus.State.REFUSED).count();
  }

  /** Measures a call to a vendor: all exchanges of a submit, a poll or a look-up together. */
  <T> Future<T> measured(ProviderChannel channel, String call, Supplier<Future<T>> exchange) {
    calls(channel, call, DONE); // so that the first failure is not the first that is seen of it
    long start = registry.config().clock().monotonicTime();
    return exchange
        .get()
        .onComplete(
            result ->
                calls(channel, call, result.succeeded() ? DONE : outcome(result.cause()))
                    .record(
                        registry.config().clock().monotonicTime() - start, TimeUnit.NANOSECONDS));
  }

  private static String outcome(Throwable failure) {
    return failure instanceof ProviderException known
        ? known.kind().name().toLowerCase(Locale.ROOT)
        : "gateway_fault";
  }

  private Timer calls(ProviderChannel channel, String call, String outcome) {
    Series series = new Series(channel.providerId(), channel.channel().id(), call, outcome);
    return calls.computeIfAbsent(series, this::timer);
  }

  private Timer timer(Series series) {
    return Timer.builder("filmgate.vendor.calls")
        .description("Calls to vendors, each with all its exchanges")
        .tag("provider", series.provider())
        .tag("channel", series.channel())
        .tag("call", series.call())
        .tag("outcome", series.outcome())
        .serviceLevelObjectives(BOUNDS)
        .register(registry);
  }
}
