package io.filmgate.core.api;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** What a logger and those below it say while this is open. */
final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger logger;
  private final Level before;
  private final BlockingQueue<String> fresh = new LinkedBlockingQueue<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private LogCapture(Logger logger) {
    this.logger = logger;
    this.before = logger.getLevel();
  }

  static LogCapture of(String name) {
    LogCapture capture = new LogCapture((Logger) LoggerFactory.getLogger(name));
    capture.start();
    capture.logger.setLevel(Level.DEBUG);
    capture.logger.addAppender(capture);
    return capture;
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.add(event.getFormattedMessage());
    fresh.add(event.getFormattedMessage());
  }

  /** Everything that was said so far. */
  List<String> lines() {
    return lines;
  }

  /** Waits for a line that holds a text. */
  Optional<String> await(String text) throws InterruptedException {
    String line = fresh.poll(10, TimeUnit.SECONDS);
    while (line != null && !line.contains(text)) {
      line = fresh.poll(10, TimeUnit.SECONDS);
    }
    return Optional.ofNullable(line);
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setLevel(before);
  }
}
