package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The log of a real process, as it is written, against clients who want to write into it. */
class AccessLogTest {
  private static final String MARK = "FORGED";

  /** What would be a line of its own, in each of the log's forms, with colours. */
  private static final String FORGERY =
      "\\r\\n{\\\"message\\\":\\\"FORGED\\\"}\\r\\n\\u001b[31m12:00:00.000 ERROR FORGED\\u2028";

  private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: a\r\n";
  private static final String CLOSE = "Connection: close\r\n\r\n";

  private static List<String> requests(String key) {
    String authorization = "Authorization: Bearer " + key + "\r\n";
    return List.of(
        LIVE + CLOSE,
        "GET /v1/models%0d%0a" + MARK + "?key=" + MARK + " HTTP/1.1\r\nHost: a\r\n" + CLOSE,
        "GET /v1/models?" + MARK + "=%1b[31m" + MARK + " HTTP/1.1\r\nHost: a\r\n" + CLOSE,
        MARK + " /health/live HTTP/1.1\r\nHost: " + MARK + "\r\n" + CLOSE,
        LIVE + "X-Request-Id: " + MARK + "\r\nX-Forwarded-For: " + MARK + "\r\n" + CLOSE,
        LIVE + "User-Agent: \u001b[31m" + MARK + "\r\nReferer: " + MARK + "\r\n" + CLOSE,
        LIVE + "X-A: a\r " + MARK + "\r\n" + CLOSE,
        LIVE + "X-A: a\u0000" + MARK + "\r\n" + CLOSE,
        LIVE + "Expect: " + MARK + "\r\n" + CLOSE,
        MARK + "\r\n\r\n",
        "GET /v1/models HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer sk-" + MARK + "\r\n" + CLOSE,
        "GET /v1/video/generations/video_"
            + MARK
            + " HTTP/1.1\r\nHost: a\r\n"
            + authorization
            + CLOSE,
        create(authorization, "{\"model\":\"FORGED" + FORGERY + "\",\"prompt\":\"a\"}"),
        create(authorization, "{\"FORGED" + FORGERY + "\":[\"" + FORGERY + "\"]}"),
        create(authorization, "{\"model\":\"viduq1\",\"prompt\":\"" + FORGERY + "\"}"),
        create(authorization, FORGERY),
        create(
            authorization + "Idempotency-Key: " + MARK + "\r\n",
            "{\"model\":\"viduq1\",\"prompt\":\"a\",\"user\":\"FORGED\",\"metadata\":"
                + "{\"payload\":\""
                + FORGERY
                + "\",\"callback_url\":\"https://FORGED.example\"}}"));
  }

  private static String create(String headers, String body) {
    return "POST /v1/video/generations HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        + headers
        + "Content-Length: "
        + body.length()
        + "\r\n"
        + CLOSE
        + body;
  }

  private static String answer(Scene scene, String request) throws IOException {
    try (Socket socket = new Socket(scene.url.getHost(), scene.url.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void each_request_is_one_line_and_nothing_of_a_client_is_in_it() throws Exception {
    try (Scene scene = withJsonLog();
        GatewayProcess process = GatewayProcess.start(scene)) {
      List<String> requests = requests(scene.acmeKey);
      for (String request : requests) {
        assertThat(answer(scene, request)).as(request).matches("(?s)HTTP/1\\.[01] \\d{3} .*");
      }
      process.stop();

      String output = process.output();
      assertThat(output).doesNotContainIgnoringCase(MARK).doesNotContain(scene.acmeKey);
      assertThat(output.replace("\n", "")).doesNotContainPattern("\\p{Cntrl}|\u2028");
      List<JsonObject> lines = accessLines(output);
      assertThat(lines)
          .filteredOn(line -> !line.getString("route").startsWith("/callbacks/"))
          .hasSize(requests.size());
      assertThat(lines)
          .allSatisfy(
              line -> {
                assertThat(line.fieldNames())
                    .contains("method", "route", "status", "bytes", "millis", "request", "job");
                assertThat(Set.of("GET", "POST", "OTHER")).contains(line.getString("method"));
                assertThat(line.getString("request")).matches("req_[0-9A-Z]{26}");
                assertThat(line.getString("job")).matches("-|video_[0-9A-Z]{26}");
                assertThat(line.getString("tenant")).matches("-|acme");
              });
      assertThat(lines)
          .as("what was served and what was refused")
          .extracting(line -> line.getInteger("status"))
          .contains(200, 400, 401, 404, 405, 417);
      assertThat(lines).anyMatch(line -> line.getString("job").startsWith("video_"));
    }
  }

  private static Scene withJsonLog() throws Exception {
    Scene scene = Scene.prepare();
    Path file = scene.configuration().resolve("gateway.yaml");
    String quiet = "log: { format: text, level: warn }";
    String configuration = Files.readString(file);
    assertThat(configuration).contains(quiet);
    Files.writeString(file, configuration.replace(quiet, "log: { format: json, level: info }"));
    return scene;
  }

  /** Every line but those for people is JSON. */
  private static List<JsonObject> accessLines(String output) {
    return output
        .lines()
        .filter(line -> line.startsWith("{"))
        .map(JsonObject::new)
        .filter(line -> line.getString("logger_name").equals("io.filmgate.access"))
        .toList();
  }
}
