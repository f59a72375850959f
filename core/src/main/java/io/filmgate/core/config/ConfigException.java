package io.filmgate.core.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used; carries everything that is wrong with it. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** More lines than this help nobody. */
  private static final int MOST_LINES = 100;

  public ConfigException(List<Problem> problems) {
    super(lines(problems));
    this.problems = List.copyOf(problems);
  }

  /** A single problem with a whole file or one of its lines. */
  static ConfigException at(String file, int line, String message) {
    return new ConfigException(List.of(Problem.at(file, line, message)));
  }

  /** In the order of the file. */
  public List<Problem> problems() {
    return problems;
  }

  private static String lines(List<Problem> problems) {
    String lines =
        problems.stream()
            .limit(MOST_LINES)
            .map(Problem::toString)
            .collect(Collectors.joining("\n"));
    int more = problems.size() - MOST_LINES;
    return more > 0 ? lines + "\n… and " + more + " more" : lines;
  }
}
