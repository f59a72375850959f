package io.filmgate.core.wire;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * What all instances of the API port share: their limits, what they hold together, their meters.
 */
public record Wire(WireLimits limits, Capacity capacity, HttpMeters meters) {
  public static Wire of(WireLimits limits, MeterRegistry registry) {
    Capacity capacity = new Capacity(limits);
    return new Wire(limits, capacity, new HttpMeters(registry, capacity));
  }
}
