package io.filmgate.app;

import io.filmgate.core.GatewayCheck;
import io.filmgate.core.config.ConfigText;
import io.filmgate.core.config.LogConfig;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code filmgate check}. */
@Command(
    name = "check",
    description =
        "Reads configuration and plugins as run would, and reports everything that is wrong.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class CheckCommand implements Callable<Integer> {
  @Mixin private ConfigOption config;

  @Option(names = "--defaults", description = "Print what a missing key means, and end.")
  private boolean isDefaults;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Logging.configure(new LogConfig(LogConfig.Format.TEXT, LogConfig.Level.ERROR));
    PrintWriter out = spec.commandLine().getOut();
    if (isDefaults) {
      out.print(ConfigText.defaults());
      return CommandLine.ExitCode.OK;
    }
    Installation installation = Installation.of(System.getenv());
    List<String> warnings =
        GatewayCheck.run(config.load(installation), installation.bundledPlugins());
    warnings.forEach(warning -> out.println("warning: " + warning));
    out.println(config.path(installation) + " is good");
    return CommandLine.ExitCode.OK;
  }
}
