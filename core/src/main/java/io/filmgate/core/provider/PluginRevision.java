package io.filmgate.core.provider;

import io.filmgate.core.provider.plugin.LoadedPlugin;
import io.filmgate.core.provider.step.PluginWorkers;
import io.filmgate.core.provider.step.StepRunner;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.VideoProvider;
import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * One loaded version of a jar, with everything that is its own: class loader, threads, address. Of
 * one provider several can be alive, of which one is current.
 */
final class PluginRevision {
  private final int number;
  private final LoadedPlugin plugin;
  private final ProviderDescriptor descriptor;
  private final PluginWorkers workers;
  private final StepRunner runner;
  private final Leases leases = new Leases();

  PluginRevision(
      int number,
      LoadedPlugin plugin,
      ProviderDescriptor descriptor,
      PluginWorkers workers,
      StepRunner runner) {
    this.number = number;
    this.plugin = plugin;
    this.descriptor = descriptor;
    this.workers = workers;
    this.runner = runner;
  }

  /** Where its verticle listens; never used for another revision. */
  String address() {
    return "provider." + descriptor.id() + "." + number;
  }

  int number() {
    return number;
  }

  /** {@code id@version#hash}. */
  String tag() {
    return plugin.jar().tag();
  }

  ProviderDescriptor descriptor() {
    return descriptor;
  }

  VideoProvider provider() {
    return plugin.provider();
  }

  PluginWorkers workers() {
    return workers;
  }

  StepRunner runner() {
    return runner;
  }

  Leases leases() {
    return leases;
  }

  /** Ends its threads and forgets its classes. Only after its leases are drained. */
  void unload() {
    workers.close();
    plugin.unload().run();
  }

  /** Does something under a lease that has been acquired, and gives that back. */
  <T> Future<T> leased(Supplier<Future<T>> exchange) {
    try {
      return exchange.get().onComplete(over -> leases.release());
    } catch (RuntimeException failed) {
      leases.release();
      throw failed;
    }
  }
}
