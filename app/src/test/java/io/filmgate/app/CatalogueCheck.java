package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Compares an answer with what the catalogue says of it, and with what is true of every answer. */
final class CatalogueCheck {
  private static final List<String> UNLESS_WRITTEN =
      List.of(
          "x-should-retry",
          "retry-after",
          "allow",
          "www-authenticate",
          "accept-post",
          "location",
          "preference-applied",
          "idempotent-replayed",
          "access-control-allow-origin");

  private CatalogueCheck() {}

  static void check(CatalogueCase given, CatalogueText text, RawClient.Answer answer) {
    String[] expected = given.expected();
    assertThat(String.valueOf(answer.status())).as(answer.text()).isEqualTo(expected[0]);
    assertThat(answer.header("x-request-id")).startsWith("req_");
    if (answer.status() >= 400 && answer.body().length() > 0) {
      checkError(expected, answer);
    }
    String message = answer.body().length() == 0 ? "" : shown(answer);
    given.entry("message").ifPresent(part -> assertThat(message).contains(text.text(part)));
    given.entry("text").ifPresent(whole -> assertThat(answer.text()).isEqualTo(text.text(whole)));
    checkHeaders(given, text, answer);
    if (answer.status() == 200 && answer.body().length() > 0) {
      checkWarnings(given, answer);
    }
  }

  private static String shown(RawClient.Answer answer) {
    return answer.status() >= 400 ? answer.json().getString("message") : answer.text();
  }

  private static void checkError(String[] expected, RawClient.Answer answer) {
    JsonObject error = answer.json();
    assertThat(error.fieldNames()).containsExactly("code", "message", "param", "type");
    assertThat(error.getString("code")).as(answer.text()).isEqualTo(expected[1]);
    assertThat(error.getString("param"))
        .as(answer.text())
        .isEqualTo(expected.length > 2 ? expected[2] : null);
    assertThat(error.getString("type")).isEqualTo(type(answer.status()));
    assertThat(error.getString("message")).doesNotContain("\n", "\r", "null", "Exception");
    assertThat(answer.header("content-type")).isEqualTo("application/json; charset=utf-8");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
  }

  private static String type(int status) {
    return switch (status) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 422 -> "idempotency_error";
      case 429 -> "rate_limit_error";
      case 503 -> "api_error";
      default -> "invalid_request_error";
    };
  }

  private static void checkHeaders(
      CatalogueCase given, CatalogueText text, RawClient.Answer answer) {
    for (String line : given.answers()) {
      String[] header = text.text(line).split(": ", 2);
      assertThat(answer.header(header[0])).as(header[0]).isEqualTo(header[1]);
    }
    for (String name : UNLESS_WRITTEN) {
      Optional<String> written =
          given.answers().stream()
              .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(name + ":"))
              .findFirst();
      boolean isLocation = name.equals("location") && given.isAccepted();
      if (written.isEmpty() && !isLocation) {
        assertThat(answer.header(name)).as(name).isEmpty();
      }
    }
  }

  private static void checkWarnings(CatalogueCase given, RawClient.Answer answer) {
    JsonArray warnings = answer.json().getJsonArray("warnings", new JsonArray());
    List<String> shown =
        warnings.stream()
            .map(JsonObject.class::cast)
            .map(warning -> warning.getString("code") + " " + warning.getString("param"))
            .toList();
    assertThat(shown).containsExactlyElementsOf(given.warnings());
  }
}
