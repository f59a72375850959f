package io.filmgate.core.provider;

import io.filmgate.core.provider.PluginStatus.State;
import io.filmgate.core.provider.plugin.PluginDirectory;
import io.filmgate.core.provider.plugin.PluginJar;
import io.filmgate.core.provider.plugin.PluginRefused;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads what the folders hold: of each provider the highest version that works. A jar that does not
 * work becomes a line and stops nobody else.
 */
final class StartupLoading {
  private static final Logger LOG = LoggerFactory.getLogger(StartupLoading.class);

  private final PluginInstaller installer;
  private final ProviderRegistry registry;
  private final List<PluginStatus> statuses = new ArrayList<>();

  StartupLoading(PluginInstaller installer, ProviderRegistry registry) {
    this.installer = installer;
    this.registry = registry;
  }

  /** What became of each file. */
  Future<List<PluginStatus>> run(PluginDirectory.Listing listing) {
    listing
        .unusable()
        .forEach(
            file ->
                refuse(
                    new PluginStatus(file.file(), Optional.empty(), State.REFUSED, file.line())));
    Future<Void> done = Future.succeededFuture();
    for (List<PluginJar> jars : listing.byId().values()) {
      done = done.compose(before -> firstThatWorks(jars));
    }
    return done.map(over -> List.copyOf(statuses));
  }

  private Future<Void> firstThatWorks(List<PluginJar> jars) {
    if (jars.isEmpty()) {
      return Future.succeededFuture();
    }
    PluginJar best = jars.get(0);
    List<PluginJar> others = jars.subList(1, jars.size());
    return installer
        .install(best)
        .transform(
            result -> {
              if (result.failed()) {
                refuse(status(best, State.REFUSED, line(result.cause())));
                return firstThatWorks(others);
              }
              registry.put(result.result());
              LOG.info("Plugin {} serves from {}", best.tag(), best.source());
              statuses.add(status(best, State.SERVING, ""));
              others.forEach(
                  other -> {
                    statuses.add(
                        status(other, State.SUPERSEDED, "superseded by " + best.version()));
                    other.discard();
                  });
              return Future.succeededFuture();
            });
  }

  private static String line(Throwable cause) {
    return cause instanceof PluginRefused refused
        ? refused.getMessage()
        : "could not be tried: " + cause;
  }

  private void refuse(PluginStatus status) {
    LOG.warn("Plugin not loaded: {}", status);
    statuses.add(status);
  }

  private static PluginStatus status(PluginJar jar, State state, String line) {
    return new PluginStatus(jar.source(), Optional.of(jar.tag()), state, line);
  }
}
