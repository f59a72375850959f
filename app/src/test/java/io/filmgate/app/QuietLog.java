package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Listens to the log for what must not be there: errors, and stack traces of any level. */
final class QuietLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level levelBefore = root.getLevel();
  private final List<String> loud = new CopyOnWriteArrayList<>();

  static QuietLog listen() {
    QuietLog log = new QuietLog();
    log.setContext(log.root.getLoggerContext());
    log.start();
    log.root.setLevel(Level.WARN);
    log.root.addAppender(log);
    return log;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.ERROR) || event.getThrowableProxy() != null) {
      loud.add(event.getLevel() + " " + event.getLoggerName() + ": " + event.getFormattedMessage());
    }
  }

  void assertNothingLoud() {
    assertThat(loud).isEmpty();
  }

  @Override
  public void close() {
    root.detachAppender(this);
    root.setLevel(levelBefore);
    stop();
  }
}
