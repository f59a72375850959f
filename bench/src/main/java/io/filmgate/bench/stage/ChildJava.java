package io.filmgate.bench.stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another Java process, which ends with this one's wish. */
public final class ChildJava implements AutoCloseable {
  /** The same Java that this process runs on. */
  public static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final long LONGEST_END_SECONDS = 30;

  private final Process process;
  private final List<String> said;
  private final String answer;

  private ChildJava(Process process, List<String> said, String answer) {
    this.process = process;
    this.said = List.copyOf(said);
    this.answer = answer;
  }

  /**
   * Starts a process and waits for what it says on standard output.
   *
   * @param expected found in one of its lines; the first group is the {@link #answer()}
   * @param log where its standard error goes
   * @throws IOException with the end of the log if it ends without having said it
   */
  public static ChildJava start(
      List<String> arguments, Map<String, String> environment, Path log, Pattern expected)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JAVA);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    List<String> said = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      Matcher found = expected.matcher(line);
      if (found.find()) {
        drain(lines);
        return new ChildJava(process, said, found.group(1));
      }
    }
    process.destroyForcibly();
    throw new IOException("a process ended early: " + Files.readString(log));
  }

  private static void drain(BufferedReader lines) {
    Thread draining =
        new Thread(
            () -> {
              try {
                lines.transferTo(Writer.nullWriter());
              } catch (IOException over) {
                return;
              }
            },
            "child-output");
    draining.setDaemon(true);
    draining.start();
  }

  /** Its lines up to the one that was expected. */
  public List<String> said() {
    return said;
  }

  String answer() {
    return answer;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException hurry) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
