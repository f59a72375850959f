package io.filmgate.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AccessLogTest {

  @Test
  void each_request_is_one_line_that_tells_no_secret() throws Exception {
    LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    AppenderBase<ILoggingEvent> appender =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
          }
        };
    appender.start();
    Logger log = (Logger) LoggerFactory.getLogger("io.filmgate.access");
    log.setLevel(Level.INFO);
    log.addAppender(appender);
    ApiHarness api = new ApiHarness().start();

    api.create("{\"model\":\"kling-v1\",\"prompt\":\"a secret wish\"}");
    api.send("GET", "/v1/models?key=sk-in-the-query", null);
    api.get("/v1/nope%0d%0aforged");

    String request = " bytes 0 ms request=req_" + ApiHarness.ULID;
    assertThat(lines.poll(5, TimeUnit.SECONDS))
        .matches(
            "POST /v1/video/generations 200 \\d{3}"
                + request
                + " job="
                + ApiHarness.JOB_ID
                + " tenant=acme");
    assertThat(lines.poll(5, TimeUnit.SECONDS))
        .isEqualTo("GET /v1/models 401 126" + request + " job=- tenant=-");
    assertThat(lines.poll(5, TimeUnit.SECONDS))
        .matches("GET - 404 \\d{3}" + request + " job=- tenant=-");
    log.detachAppender(appender);
    api.close();
    assertThat(lines).isEmpty();
  }
}
