package io.filmgate.core.management;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.buffer.Buffer;

/**
 * The registry that each feature puts its meters into, and how Prometheus reads it. Labels have few
 * values, all known beforehand: no job, no key, no address.
 */
public final class Metrics implements AutoCloseable {
  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final String VERSION_1 = "; version=1.0.0; charset=utf-8";
  private static final String PLAIN = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics pauses = new JvmGcMetrics();

  /** With the meters of the process itself. */
  public Metrics() {
    pauses.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** What a scrape is answered. */
  record Page(String contentType, String text) {
    Buffer bytes() {
      return Buffer.buffer(text);
    }
  }

  public MeterRegistry registry() {
    return registry;
  }

  /**
   * All meters as they are now. Takes milliseconds: not for event loops.
   *
   * @param accept the header; empty for none
   */
  Page page(String accept) {
    String contentType = accept.contains(OPEN_METRICS) ? OPEN_METRICS + VERSION_1 : PLAIN;
    return new Page(contentType, registry.scrape(contentType));
  }

  @Override
  public void close() {
    pauses.close();
    registry.close();
  }
}
