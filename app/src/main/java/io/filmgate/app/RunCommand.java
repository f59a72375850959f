package io.filmgate.app;

import io.filmgate.core.Gateway;
import io.filmgate.core.config.Loaded;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code filmgate run}. */
@Command(
    name = "run",
    description = "Runs the gateway.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RunCommand implements Callable<Integer> {
  @Mixin private ConfigOption config;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Installation installation = Installation.of(System.getenv());
    Loaded loaded = config.load(installation);
    Logging.configure(loaded.config().log());
    PrintWriter out = spec.commandLine().getOut();
    try (Termination termination = Termination.watch();
        Gateway gateway = Gateway.start(loaded, installation.bundledPlugins())) {
      out.println(
          "Ready: http://" + gateway.api() + ", management on http://" + gateway.management());
      out.flush();
      termination.await();
      return 0;
    }
  }
}
