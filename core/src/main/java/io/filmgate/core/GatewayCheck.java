package io.filmgate.core;

import io.filmgate.core.bus.LocalCodec;
import io.filmgate.core.config.Loaded;
import io.filmgate.core.config.Problem;
import io.filmgate.core.provider.PluginStatus;
import io.filmgate.core.provider.Providers;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Configuration and plugins looked at together, without starting anything that serves. Blocks. */
public final class GatewayCheck {
  private GatewayCheck() {}

  /**
   * Checks as a start would.
   *
   * @return what is not wrong, but perhaps not meant
   * @throws io.filmgate.core.config.ConfigException with every problem
   * @throws GatewayException if nothing could be served
   */
  public static List<String> run(Loaded loaded, Path bundledPlugins) {
    Steps steps = new Steps();
    try {
      Vertx vertx = Vertx.vertx(GatewayLimits.vertxOptions());
      LocalCodec.register(vertx.eventBus());
      steps.undo(() -> steps.await(vertx.close()));
      Providers providers =
          steps.await(
              Providers.start(
                  vertx,
                  Startup.providers(
                      loaded.config(),
                      bundledPlugins,
                      port -> false,
                      Optional::empty,
                      new CompositeMeterRegistry())));
      steps.undo(() -> steps.await(providers.close()));
      return Stream.concat(
              providers.statuses().stream()
                  .filter(status -> status.state() != PluginStatus.State.SERVING)
                  .map(status -> "plugin " + status),
              Startup.check(loaded, providers).warnings().stream().map(Problem::toString))
          .toList();
    } finally {
      steps.undoAll();
    }
  }
}
