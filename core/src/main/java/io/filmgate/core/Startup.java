package io.filmgate.core;

import io.filmgate.core.config.Endpoint;
import io.filmgate.core.config.GatewayConfig;
import io.filmgate.core.config.Loaded;
import io.filmgate.core.provider.PluginStatus;
import io.filmgate.core.provider.Providers;
import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator is told while the gateway starts. */
final class Startup {
  private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

  private Startup() {}

  /**
   * Checks the configuration against the plugins that are there.
   *
   * @throws GatewayException if nothing could be served
   */
  static void check(Loaded loaded, Providers providers) {
    for (PluginStatus status : providers.statuses()) {
      switch (status.state()) {
        case SERVING -> LOG.info("plugin {}", status);
        case SUPERSEDED, REFUSED -> LOG.warn("plugin {}", status);
      }
    }
    if (providers.all().isEmpty()) {
      throw new GatewayException(
          "no plugin is loaded: there is no usable jar in "
              + loaded.config().plugins().directory()
              + " or among those that came with Filmgate");
    }
    loaded.against(providers.all()).warnings().forEach(warning -> LOG.warn("{}", warning));
    if (loaded.config().channels().values().stream().noneMatch(channel -> channel.isEnabled())) {
      throw new GatewayException(noChannel(loaded));
    }
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

  static Path inputFolder(GatewayConfig config) {
    return config.home().resolve("data/inputs");
  }

  /** Nobody knows what is durable: a process that went on could pay twice. */
  static void haltWithBrokenDisk(Throwable failure) {
    LOG.error("the store's disk failed in a commit; the process ends", failure);
    Runtime.getRuntime().halt(1);
  }
}
