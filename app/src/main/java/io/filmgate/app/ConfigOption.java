package io.filmgate.app;

import io.filmgate.core.config.ConfigFile;
import io.filmgate.core.config.GatewayConfig;
import io.filmgate.core.config.Loaded;
import io.filmgate.core.config.LogConfig;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option {@code --config} of every command that reads the configuration. */
final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "The configuration: a file, or a folder of *.yaml.",
        "Default: filmgate.yaml in FILMGATE_HOME if it is there, otherwise the one that came with Filmgate."
      })
  private Path file;

  /** Reads it; every problem ends the command, with status 1. */
  Loaded load(Installation installation) {
    return ConfigFile.load(path(installation), System.getenv(), installation.home());
  }

  /** Reads it for a command whose answer is all that is to be seen. */
  GatewayConfig loadQuietly() {
    Logging.configure(new LogConfig(LogConfig.Format.TEXT, LogConfig.Level.ERROR));
    return load(Installation.of(System.getenv())).config();
  }

  Path path(Installation installation) {
    if (file != null && file.toString().isEmpty()) {
      throw new IllegalArgumentException("--config must name a file or a folder");
    }
    return file == null ? installation.configuration() : file;
  }
}
