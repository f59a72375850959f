package io.filmgate.core;

import io.filmgate.core.config.ChannelConfig;
import io.filmgate.core.config.Endpoint;
import io.filmgate.core.config.GatewayConfig;
import io.filmgate.core.config.Loaded;
import io.filmgate.core.provider.CallbackLinks;
import io.filmgate.core.provider.Providers;
import io.filmgate.core.provider.ProvidersSetup;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator is told while the gateway starts. */
final class Startup {
  private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

  private Startup() {}

  static ProvidersSetup providers(
      GatewayConfig config,
      Path bundledPlugins,
      IntPredicate isOwnPort,
      Supplier<Optional<CallbackLinks>> callbacks,
      MeterRegistry meters) {
    return new ProvidersSetup(
        bundledPlugins,
        config.plugins().directory(),
        Set.copyOf(config.plugins().sha256()),
        Path.of(System.getProperty("java.io.tmpdir")),
        InstantSource.system(),
        new SecureRandom(),
        isOwnPort,
        callbacks,
        meters);
  }

  /**
   * Checks the configuration against the plugins that are there.
   *
   * @return the same with what is not wrong, but perhaps not meant
   * @throws GatewayException if nothing could be served
   */
  static Loaded check(Loaded loaded, Providers providers) {
    if (providers.all().isEmpty()) {
      throw new GatewayException(noPlugin(loaded, providers));
    }
    Loaded checked = loaded.against(providers.all());
    if (loaded.config().channels().values().stream().noneMatch(ChannelConfig::isEnabled)) {
      throw new GatewayException(noChannel(loaded));
    }
    return checked;
  }

  private static String noPlugin(Loaded loaded, Providers providers) {
    StringBuilder lines =
        new StringBuilder("no plugin is loaded: no usable jar came with Filmgate or lies in ")
            .append(loaded.config().plugins().directory());
    providers.statuses().forEach(status -> lines.append("\n  ").append(status));
    return lines.toString();
  }

  private static String noChannel(Loaded loaded) {
    StringBuilder lines = new StringBuilder("no channel can be used");
    if (loaded.leftOut().isEmpty()) {
      lines.append(": the configuration has none that is enabled");
    } else {
      loaded.warnings().forEach(warning -> lines.append("\n  ").append(warning));
    }
    return lines
        .append("\nSet the variables of one vendor and start again, or try: filmgate demo")
        .toString();
  }

  /** Opens a port; what keeps it from opening becomes one line. */
  static void listening(String key, Endpoint listen, Runnable open) {
    try {
      open.run();
    } catch (RuntimeException failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      if (cause instanceof BindException) {
        throw new GatewayException(
            key + ": " + listen + " is in use, or is no address of this machine", cause);
      }
      if (cause instanceof SocketException || cause instanceof UnknownHostException) {
        throw new GatewayException(
            key + ": cannot listen on " + listen + ": " + cause.getMessage(), cause);
      }
      throw failure;
    }
  }

  /** Nobody knows what is durable: a process that went on could pay twice. */
  static void haltWithoutStore(Throwable failure) {
    LOG.error("nobody knows any more what the store holds; the process ends", failure);
    Runtime.getRuntime().halt(1);
  }
}
