package io.filmgate.core.config;

/** How to log. */
public record LogConfig(Format format, Level level) {
  /** The form of a line. */
  public enum Format {
    /** Text on a terminal, JSON elsewhere. */
    AUTO,
    TEXT,
    JSON
  }

  /** The least important thing that is still logged. */
  public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }
}
