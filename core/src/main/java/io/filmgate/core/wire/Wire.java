package io.filmgate.core.wire;

import io.micrometer.core.instrument.MeterRegistry;

/** What all instances of a port share: their limits, what they hold together, their meters. */
public record Wire(Port port, WireLimits limits, Capacity capacity, HttpMeters meters) {
  public static Wire of(Port port, WireLimits limits, MeterRegistry registry) {
    Capacity capacity = new Capacity(limits);
    return new Wire(port, limits, capacity, new HttpMeters(port, registry, capacity));
  }
}
