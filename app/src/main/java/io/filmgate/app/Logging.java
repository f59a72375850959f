package io.filmgate.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.filmgate.core.config.LogConfig;
import net.logstash.logback.encoder.LogstashEncoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets up the log as the configuration says. It goes to standard error, so that standard output
 * stays for results.
 */
final class Logging {
  /** The launcher says whether standard error is a terminal. */
  private static final String TERMINAL = "filmgate.terminal";

  /**
   * A line break inside a message must not look like the start of another line, and nothing in it
   * may act on a terminal. A stack trace keeps its own lines and loses those of its messages.
   */
  private static final String PATTERN =
      "%d{HH:mm:ss.SSS} %-5level %logger{0}: %replace(%msg){'[\\p{Cntrl}]+', ' '}%n"
          + "%replace(%replace(%rEx)"
          + "{'[\\r\\n]+(?!\\t|Caused by: |Wrapped by: |\\z)', ' '})"
          + "{'[\\p{Cntrl}&&[^\\t\\r\\n]]+', ' '}";

  private Logging() {}

  static void configure(LogConfig config) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder(config, context));
    console.start();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(console);
    root.setLevel(Level.WARN);
    context.getLogger("io.filmgate").setLevel(Level.toLevel(config.level().name()));
  }

  /** How events become bytes. */
  static Encoder<ILoggingEvent> encoder(LogConfig config, LoggerContext context) {
    boolean isText =
        switch (config.format()) {
          case TEXT -> true;
          case JSON -> false;
          case AUTO -> Boolean.getBoolean(TERMINAL);
        };
    if (!isText) {
      LogstashEncoder json = new LogstashEncoder();
      json.setContext(context);
      json.start();
      return json;
    }
    PatternLayoutEncoder text = new PatternLayoutEncoder();
    text.setContext(context);
    text.setPattern(PATTERN);
    text.start();
    return text;
  }
}
