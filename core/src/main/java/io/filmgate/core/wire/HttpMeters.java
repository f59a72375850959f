package io.filmgate.core.wire;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What is counted at a port. Labels are the contract's words, never a client's. */
public final class HttpMeters {
  /** A read takes a millisecond, a create as long as its vendor, up to a minute. */
  private static final Duration[] BOUNDS =
      Stream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private record Series(String method, String route, int status) {}

  private final Port port;
  private final MeterRegistry registry;
  private final Map<Series, Timer> requests = new ConcurrentHashMap<>();
  private final Map<ConnectionRefusal, Counter> connectionsRefused;
  private final Map<BodyRefusal, Counter> bodiesRefused;

  HttpMeters(Port port, MeterRegistry registry, Capacity capacity) {
    this.port = port;
    this.registry = registry;
    this.connectionsRefused =
        counters(
            ConnectionRefusal.class,
            "connections.refused",
            "Connections that were dropped without an answer");
    this.bodiesRefused =
        counters(BodyRefusal.class, "bodies.refused", "Request bodies that were not taken");
    Gauge.builder(name("connections"), capacity, Capacity::connections)
        .description("Open connections to the " + port.title())
        .register(registry);
    Gauge.builder(name("body"), capacity, Capacity::bodyBytes)
        .baseUnit("bytes")
        .description("Bytes of request bodies in memory")
        .register(registry);
  }

  private <E extends Enum<E>> Map<E, Counter> counters(
      Class<E> reasons, String name, String description) {
    Map<E, Counter> counters = new EnumMap<>(reasons);
    for (E reason : reasons.getEnumConstants()) {
      counters.put(
          reason,
          Counter.builder(name(name))
              .description(description)
              .tag("reason", reason.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    return counters;
  }

  private String name(String meter) {
    return port.meters() + "." + meter;
  }

  /** Makes a series begin at zero. */
  void expect(String method, String route, int status) {
    requests(new Series(method, route, status));
  }

  /** A point in time, to be given back with the answer. */
  long now() {
    return registry.config().clock().monotonicTime();
  }

  void answered(String method, String route, int status, long since) {
    requests(new Series(method, route, status)).record(now() - since, TimeUnit.NANOSECONDS);
  }

  private Timer requests(Series series) {
    Timer known = requests.get(series);
    return known != null ? known : requests.computeIfAbsent(series, this::timer);
  }

  private Timer timer(Series series) {
    return Timer.builder(name("requests"))
        .description("Requests to the " + port.title() + ", from the head to the end of the answer")
        .tag("method", series.method())
        .tag("route", series.route())
        .tag("status", Integer.toString(series.status()))
        .serviceLevelObjectives(BOUNDS)
        .register(registry);
  }

  void refused(ConnectionRefusal reason) {
    connectionsRefused.get(reason).increment();
  }

  void refused(BodyRefusal reason) {
    bodiesRefused.get(reason).increment();
  }
}
