package io.filmgate.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.api.RawCase.Expected;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Locale;

/** Plays a case on a connection of its own, and one request more, to see whether it is served. */
final class RawCaseCheck {
  private static final String ONE_MORE = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n";

  private RawCaseCheck() {}

  static void check(RawCase given, int port) throws IOException {
    try (RawSocket socket = new RawSocket(port)) {
      socket.write(given.bytes()).write(ONE_MORE);
      for (Expected expected : given.answers()) {
        check(expected, socket.readAnswer(isHead(given)));
      }
      if (given.isClosed()) {
        assertThat(socket.readAll()).as("after the last answer").isEmpty();
      } else {
        assertThat(socket.readAnswer(false)).startsWith("HTTP/1.1 200 ").endsWith("\"live\"}");
      }
    }
  }

  private static boolean isHead(RawCase given) {
    return given.bytes().startsWith("HEAD ");
  }

  private static void check(Expected expected, String answer) {
    assertThat(answer).matches("(?s)[A-Z]+/\\d\\.\\d " + expected.status() + " .*");
    String head = answer.substring(0, answer.indexOf("\r\n\r\n") + 2).toLowerCase(Locale.ROOT);
    assertThat(expected.headers()).allSatisfy(header -> assertThat(head).contains(header + "\r\n"));
    if (expected.status() != 100 && expected.status() != 501) {
      assertThat(head).contains("\r\nx-request-id: req_");
    }
    expected
        .code()
        .ifPresent(
            code -> {
              assertThat(head).contains("\r\ncontent-type: application/json; charset=utf-8\r\n");
              JsonObject error = new JsonObject(answer.substring(head.length() + 2));
              assertThat(error.fieldNames()).containsExactly("code", "message", "param", "type");
              assertThat(error.getString("code")).isEqualTo(code);
            });
  }
}
