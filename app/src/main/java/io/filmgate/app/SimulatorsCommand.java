package io.filmgate.app;

import io.filmgate.core.config.LogConfig;
import io.filmgate.simulators.SimulatorCredentials;
import io.filmgate.simulators.SimulatorSettings;
import io.filmgate.simulators.Simulators;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code filmgate simulators}. */
@Command(
    name = "simulators",
    description = {
      "Runs stand-ins for Kling, Jimeng and Vidu, each on a port of its own.",
      "They accept the credentials in KLING_ACCESS_KEY, KLING_SECRET_KEY, KLING_API_KEY, JIMENG_ACCESS_KEY_ID,"
          + " JIMENG_SECRET_ACCESS_KEY and VIDU_API_KEY, and make up and print those that are not set."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SimulatorsCommand implements Callable<Integer> {
  private static final double LEAST_SCALE = 0.001;
  private static final double MOST_SCALE = 1_000_000;

  @Option(
      names = "--time-scale",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description =
          "How many times faster than a vendor they work; at 1 a job takes about a minute.")
  private double timeScale;

  @Option(
      names = "--concurrency",
      paramLabel = "JOBS",
      defaultValue = "0",
      description = "How many jobs each account may run at a time; 0: what the vendor gives.")
  private int concurrency;

  @Option(
      names = "--free-ports",
      description = "Listen on any free ports, as printed, instead of 9101, 9102 and 9103.")
  private boolean hasFreePorts;

  @Spec private CommandSpec spec;

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new CommandLine.ParameterException(spec.commandLine(), otherwise);
    }
  }

  @Override
  public Integer call() throws Exception {
    require(
        timeScale >= LEAST_SCALE && timeScale <= MOST_SCALE,
        "--time-scale must be from 0.001 to 1000000, not " + timeScale);
    require(concurrency >= 0, "--concurrency must be 0 or more, not " + concurrency);
    Logging.configure(new LogConfig(LogConfig.Format.AUTO, LogConfig.Level.WARN));
    PrintWriter out = spec.commandLine().getOut();
    SimulatorCredentials credentials = SimulatorCredentials.from(System.getenv());
    SimulatorSettings usual = SimulatorSettings.of(credentials).withTimeScale(timeScale);
    SimulatorSettings settings = hasFreePorts ? usual.withFreePorts() : usual;
    Vertx vertx = Vertx.vertx();
    try (Termination termination = Termination.watch()) {
      Simulators simulators =
          Simulators.start(
                  vertx, concurrency > 0 ? settings.withConcurrency(concurrency) : settings)
              .toCompletionStage()
              .toCompletableFuture()
              .get();
      out.println("Kling   " + simulators.klingUrl());
      out.println("Jimeng  " + simulators.jimengUrl());
      out.println("Vidu    " + simulators.viduUrl());
      credentials.madeUp().forEach((name, value) -> out.println("export " + name + "=" + value));
      out.println("Ready.");
      out.flush();
      termination.await();
      vertx.close().toCompletionStage().toCompletableFuture().get();
      return 0;
    }
  }
}
