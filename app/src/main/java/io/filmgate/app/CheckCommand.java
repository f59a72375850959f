package io.filmgate.app;

import io.filmgate.core.PluginInspection;
import io.filmgate.core.config.ConfigFile;
import io.filmgate.core.config.Defaults;
import io.filmgate.core.config.Loaded;
import io.filmgate.core.config.Problem;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code filmgate check}. */
@Command(
    name = "check",
    description = "Reads configuration and plugins as run would, and reports everything that is wrong.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class CheckCommand implements Callable<Integer> {
  @Mixin private ConfigOption config;

  @Option(names = "--defaults", description = "Print what a missing key means, and end.")
  private boolean isDefaults;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    return 0;
  }
}
