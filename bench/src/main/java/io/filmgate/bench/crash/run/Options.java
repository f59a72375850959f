package io.filmgate.bench.crash.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a run is called with.
 *
 * @param seed of everything that is left to chance; timing is not repeated
 * @param patience how long jobs in doubt are waited for once nothing is killed any more
 * @param folder where its logs stay; empty: a folder that goes away unless something is wrong
 */
public record Options(int kills, long seed, Duration patience, Optional<Path> folder) {
  public static final String USAGE =
      "usage: crash [--kills N] [--seed S] [--patience SECONDS] [--folder NEW_FOLDER]";

  private static final int USUAL_KILLS = 100;

  /** Absence at a vendor is believed two minutes after the last instant of sending. */
  private static final Duration USUAL_PATIENCE = Duration.ofMinutes(6);

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public static Options of(String... arguments) {
    Options options =
        new Options(
            USUAL_KILLS, System.currentTimeMillis() % 1_000_000, USUAL_PATIENCE, Optional.empty());
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value");
      }
      options = options.with(arguments[i], arguments[i + 1]);
    }
    return options;
  }

  private Options with(String name, String value) {
    return switch (name) {
      case "--kills" -> new Options((int) whole(name, value), seed, patience, folder);
      case "--seed" -> new Options(kills, whole(name, value), patience, folder);
      case "--patience" -> new Options(kills, seed, Duration.ofSeconds(whole(name, value)), folder);
      case "--folder" -> new Options(kills, seed, patience, Optional.of(Path.of(value)));
      default -> throw new IllegalArgumentException("unknown option " + name);
    };
  }

  private static long whole(String name, String value) {
    if (!value.matches("\\d{1,6}")) {
      throw new IllegalArgumentException(name + " must be a whole number, not " + value);
    }
    return Long.parseLong(value);
  }
}
