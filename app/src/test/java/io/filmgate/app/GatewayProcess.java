package io.filmgate.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code filmgate run} in a process of its own, which can be killed. */
final class GatewayProcess implements AutoCloseable {
  private static final long LONGEST_END_SECONDS = 60;

  private final Process process;
  private final Path output;

  private GatewayProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts it on a scene's folder, and returns when it is ready. */
  static GatewayProcess start(Scene scene, String... javaOptions) throws Exception {
    Path output = Files.createTempFile(scene.home, "run", ".out");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(javaOptions));
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1", // it does not live long
            "-cp",
            System.getProperty("java.class.path"),
            "-Dfilmgate.install=" + scene.install(),
            "io.filmgate.app.Main",
            "run",
            "--config",
            scene.configuration().toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(scene.environment);
    builder.environment().put("FILMGATE_HOME", scene.home.toString());
    GatewayProcess started = new GatewayProcess(builder.start(), output);
    Eventually.get(started::isReadyOrOver, isOver -> isOver);
    if (!started.process.isAlive()) {
      throw new IllegalStateException(started.output());
    }
    return started;
  }

  private boolean isReadyOrOver() throws IOException {
    return !process.isAlive() || lines().stream().anyMatch(line -> line.startsWith("Ready: "));
  }

  private List<String> lines() throws IOException {
    return output().lines().toList();
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  /** As {@code kill -9}: nothing of it runs any more. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    end();
  }

  /**
   * As {@code kill}, and as Ctrl-C.
   *
   * @return the exit status
   */
  int stop() throws InterruptedException {
    process.destroy();
    return end();
  }

  private int end() throws InterruptedException {
    if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("still running after " + LONGEST_END_SECONDS + " s");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
