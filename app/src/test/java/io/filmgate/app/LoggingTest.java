package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.encoder.Encoder;
import io.filmgate.core.config.LogConfig;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is logged, it is one entry, and a terminal that shows it does nothing else. */
class LoggingTest {
  private static final String ACTS = "a\r\n12:00:00.000 ERROR Forged: b\u001b[31mred\u0007\u0000";

  private final LoggerContext context = new LoggerContext();

  LoggingTest() {
    context.setMDCAdapter(new LogbackMDCAdapter());
  }

  private String logged(LogConfig.Format format, String message, Throwable failure) {
    Encoder<ILoggingEvent> encoder =
        Logging.encoder(new LogConfig(format, LogConfig.Level.INFO), context);
    LoggingEvent event =
        new LoggingEvent("", context.getLogger("a.Test"), Level.INFO, message, failure, null);
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }

  @Test
  void a_message_is_one_line_of_text() {
    assertThat(logged(LogConfig.Format.TEXT, ACTS, null))
        .matches(
            "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO  Test: a 12:00:00.000 ERROR Forged: b \\[31mred \n");
  }

  @Test
  void the_message_of_a_failure_adds_no_line_of_text() {
    String text =
        logged(
            LogConfig.Format.TEXT, "failed", new IllegalStateException(ACTS, new Exception(ACTS)));

    List<String> lines = text.lines().toList();
    assertThat(lines.get(0)).endsWith("Test: failed");
    assertThat(lines.subList(1, lines.size()))
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches("(\\t|java\\.lang\\.Exception: a |(Caused|Wrapped) by: ).*"))
        .anySatisfy(line -> assertThat(line).contains("IllegalStateException: a 12:00:00.000 "));
    assertThat(text.replaceAll("[\\t\\n]", "")).doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void an_entry_is_one_line_of_json() {
    String line = logged(LogConfig.Format.JSON, ACTS, new IllegalStateException(ACTS));

    assertThat(line.strip()).doesNotContainPattern("\\p{Cntrl}");
    assertThat(new JsonObject(line).getString("message")).isEqualTo(ACTS);
  }
}
