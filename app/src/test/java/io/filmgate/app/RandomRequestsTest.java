package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Requests put together at random, against a whole gateway: none is answered 5xx, and none leaves a
 * trace in the log. {@code -Dfilmgate.test.requests=100000} sends more; {@code
 * -Dfilmgate.test.seed} repeats a run.
 */
class RandomRequestsTest {
  private static final int REQUESTS = Integer.getInteger("filmgate.test.requests", 300);
  private static final long SEED = Long.getLong("filmgate.test.seed", System.nanoTime());

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "POST", "POST", "OPTIONS", "DELETE");
  private static final List<String> TARGETS =
      List.of(
          "/v1/video/generations",
          "/v1/video/generations?dry_run=true",
          "/v1/video/generations?limit=1&status=queued",
          "/v1/video/generations/video_01KB1V3Z7Q4T8M2N5P6R9S0XYC",
          "/v1/video/generations/video_01KB1V3Z7Q4T8M2N5P6R9S0XYC/content?signature=a",
          "/v1/video/generations/x/cancel",
          "/v1/models",
          "/health/ready");
  private static final List<String> HEADERS =
      List.of(
          "Prefer: wait=1",
          "Idempotency-Key: a",
          "Content-Encoding: gzip",
          "Range: bytes=5-1",
          "If-None-Match: *",
          "X-Forwarded-For: ::1",
          "Accept: text/html");
  private static final List<String> BODIES =
      List.of(
          "{\"model\":\"kling-v1\",\"prompt\":\"a lighthouse\",\"duration\":5}",
          "{\"model\":\"viduq1\",\"prompt\":\"a mill\",\"image\":\"https://example.com/a\"}",
          "{\"model\":\"jimeng_vgfm_t2v_l20\",\"prompt\":\"a\",\"metadata\":{\"seed\":7,\"image_urls\":[\"\"]}}");

  private final Random random = new Random(SEED);

  @Test
  void no_request_is_the_gateways_fault() throws Exception {
    try (QuietLog log = QuietLog.listen();
        Scene scene = Scene.start()) {
      RawClient client = new RawClient(scene.url);
      for (int i = 0; i < REQUESTS; i++) {
        String request = one(METHODS) + " " + changed(one(TARGETS)).replace(" ", "%20");
        byte[] body =
            request.startsWith("POST ")
                ? changed(one(BODIES)).getBytes(StandardCharsets.UTF_8)
                : new byte[0];

        RawClient.Answer answer = client.send(request, headers(scene), body);

        assertThat(answer.status())
            .as("seed %d, request %d: %s %s", SEED, i, request, answer.text())
            .isBetween(200, 499);
      }
      log.assertNothingLoud();
    }
  }

  private List<String> headers(Scene scene) {
    List<String> headers = new ArrayList<>();
    headers.add("Content-Type: application/json");
    if (random.nextInt(10) > 0) {
      headers.add("Authorization: Bearer " + scene.acmeKey);
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      headers.add(one(HEADERS));
    }
    return headers;
  }

  /** With up to two characters put in, taken out or doubled; often as it is. */
  private String changed(String text) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = 1 + random.nextInt(changed.length() - 1);
      switch (random.nextInt(3)) {
        case 0 -> changed.insert(at, (char) (33 + random.nextInt(94)));
        case 1 -> changed.deleteCharAt(at);
        default -> changed.insert(at, changed.charAt(at));
      }
    }
    return changed.toString();
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
