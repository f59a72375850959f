package io.filmgate.app;

import io.filmgate.app.demo.Demo;
import io.filmgate.core.config.LogConfig;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code filmgate demo}. */
@Command(
    name = "demo",
    description =
        "Starts three simulated vendors and a gateway, makes a video with each, and stays up to be tried.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class DemoCommand implements Callable<Integer> {
  private static final int MOST_PORT = 65_535;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description =
          "Where the gateway listens on 127.0.0.1; 0: any free port. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--exit",
      description = "End when the videos are there: with status 0 only if all of them play.")
  private boolean isExit;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Where the videos go. Default: a folder filmgate-demo in FILMGATE_HOME")
  private Path output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (port < 0 || port > MOST_PORT) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--port must be from 0 to %d, not %d".formatted(MOST_PORT, port));
    }
    Logging.configure(new LogConfig(LogConfig.Format.TEXT, LogConfig.Level.WARN));
    PrintWriter out = spec.commandLine().getOut();
    Installation installation = Installation.of(System.getenv());
    Path videos = output == null ? installation.home().resolve("filmgate-demo") : output;
    Files.createDirectories(videos);
    try (Termination termination = Termination.watch();
        Demo demo = Demo.start(installation.bundledPlugins(), port, out)) {
      boolean isComplete = demo.makeVideos(videos);
      if (!isExit) {
        demo.explain();
      }
      out.println(isComplete ? "Ready." : "Not everything worked.");
      out.flush();
      if (!isExit) {
        termination.await();
      }
      return isComplete ? 0 : 1;
    }
  }
}
