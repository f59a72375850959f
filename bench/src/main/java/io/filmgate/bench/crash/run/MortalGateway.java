package io.filmgate.bench.crash.run;

import io.filmgate.bench.stage.ChildJava;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** {@code filmgate run}, until it is killed. */
public final class MortalGateway {
  private static final Duration LONGEST_START = Duration.ofSeconds(90);
  private static final Duration LONGEST_END = Duration.ofSeconds(60);

  private final Process process;
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

  private MortalGateway(Process process) {
    this.process = process;
    Thread reader = new Thread(this::readOutput, "gateway-output");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts one and does not wait for it.
   *
   * @param arguments of a Java process
   * @param log where its log is added to
   */
  static MortalGateway start(List<String> arguments, Map<String, String> environment, Path log)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(ChildJava.JAVA));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    return new MortalGateway(builder.start());
  }

  private void readOutput() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("Ready: ")) {
          ready.complete(true);
        }
      }
    } catch (IOException over) {
      // it was killed; the next line says so to whoever waits
    }
    ready.complete(false);
  }

  /**
   * Waits until it serves.
   *
   * @throws IOException if it ends instead
   */
  void awaitReady() throws Exception {
    if (!ready.get(LONGEST_START.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("the gateway ended by itself, see its log");
    }
  }

  /**
   * As {@code kill -9}.
   *
   * @throws IOException if it had ended by itself
   */
  void kill() throws Exception {
    if (!process.isAlive()) {
      throw new IOException("the gateway ended by itself, see its log");
    }
    process.destroyForcibly();
    end();
  }

  /** As {@code kill}. */
  void stop() throws Exception {
    process.destroy();
    end();
  }

  /** Whatever state it is in. */
  void destroy() {
    process.destroyForcibly();
  }

  private void end() throws Exception {
    if (!process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("the gateway does not end");
    }
  }
}
