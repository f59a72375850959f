package io.filmgate.core.provider;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What loading plugins needs.
 *
 * @param bundled the gateway's own jars
 * @param operators the operator's jars
 * @param sha256 if not empty, no other jar is loaded
 * @param staging where a folder for private copies is made
 * @param randomness for nonces; must not be predictable
 * @param isOwnPort whether this gateway listens on a port: no plugin and no file may lead there
 * @param callbacks asked anew with each create; empty until the store is open
 * @param meters where plugins and their calls are counted
 */
public record ProvidersSetup(
    Path bundled,
    Path operators,
    Set<String> sha256,
    Path staging,
    InstantSource clock,
    RandomGenerator randomness,
    IntPredicate isOwnPort,
    Supplier<Optional<CallbackLinks>> callbacks,
    MeterRegistry meters) {
  public ProvidersSetup {
    sha256 = Set.copyOf(sha256);
  }
}
