package io.filmgate.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Answers that no vendor documents and every vendor gives one day. */
final class Garbage {
  private static final String HTML = "<html><body><h1>502 Bad Gateway</h1></body></html>";

  /** From something in front of the vendor: the vendor may or may not have acted. */
  private static final List<RecordedReply> SERVER_ERRORS =
      List.of(
          new RecordedReply(502, Map.of("Content-Type", "text/html"), HTML),
          RecordedReply.of(500, ""),
          RecordedReply.of(503, "{\"unheard\":\"of\"}"),
          RecordedReply.of(504, "[]"));

  private static final List<RecordedReply> SUCCESSES =
      List.of(
          RecordedReply.of(200, ""),
          RecordedReply.of(200, "null"),
          RecordedReply.of(200, "[]"),
          RecordedReply.of(200, "\"ok\""),
          new RecordedReply(200, Map.of("Content-Type", "text/html"), "<html>Welcome</html>"));

  private static final List<RecordedReply> REFUSALS =
      List.of(
          RecordedReply.of(401, ""),
          RecordedReply.of(403, HTML),
          new RecordedReply(429, Map.of("Retry-After", "7"), ""),
          new RecordedReply(429, Map.of("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT"), HTML));

  private Garbage() {}

  /** Answers after which nobody knows whether a create has happened. */
  static List<RecordedReply> inDoubt(RecordedReply recorded) {
    List<RecordedReply> all = new ArrayList<>(SERVER_ERRORS);
    all.addAll(SUCCESSES);
    if (recorded.status() == 200 && recorded.body().length() > 1) {
      all.add(recorded.withBody(recorded.body().substring(0, recorded.body().length() / 2)));
    }
    return all;
  }

  /** All of them. */
  static List<RecordedReply> all(RecordedReply recorded) {
    return Stream.concat(inDoubt(recorded).stream(), REFUSALS.stream()).toList();
  }

  static String shown(RecordedReply reply) {
    String body = reply.body().replaceAll("\\s+", " ");
    return reply.status()
        + " "
        + (body.isEmpty() ? "without a body" : body.substring(0, Math.min(60, body.length())));
  }
}
