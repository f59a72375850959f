package io.filmgate.core.management;

import static io.filmgate.core.management.operator.TestTokens.NOW;
import static io.filmgate.core.management.operator.TestTokens.claims;
import static io.filmgate.core.management.operator.TestTokens.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.management.operator.TestTokens;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every route below {@code /admin/v1}, for everybody who may come. */
class RolesTest {
  private static AdminHarness admin;

  private record Target(String method, String path) {
    boolean isRead() {
      return method.equals("GET") || method.equals("HEAD");
    }
  }

  @BeforeAll
  static void open() {
    admin = new AdminHarness();
  }

  @AfterAll
  static void close() {
    admin.close();
  }

  private static List<Target> targets(AdminHarness harness) {
    List<Target> targets = new ArrayList<>();
    harness
        .verticle()
        .routes()
        .methodsByPath()
        .forEach(
            (template, methods) ->
                methods.stream()
                    .filter(method -> !method.equals("OPTIONS") && template.startsWith("/admin/"))
                    .forEach(
                        method ->
                            targets.add(
                                new Target(method, template.replaceAll("[{]\\w+}", "nobody")))));
    return targets;
  }

  private static HttpResponse<String> ask(AdminHarness harness, Target target, String header)
      throws Exception {
    return header.isEmpty()
        ? harness.sendWith(target.method(), target.path(), Optional.empty())
        : harness.sendWith(
            target.method(), target.path(), Optional.empty(), "Authorization", header);
  }

  private static Optional<String> code(HttpResponse<String> answer) {
    return answer.body().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(AdminHarness.json(answer).getString("code"));
  }

  private static String header(String who) {
    JsonObject claims = claims();
    return switch (who) {
      case "none" -> "";
      case "empty" -> "Bearer ";
      case "basic" -> "Basic YWRtaW46YWRtaW4=";
      case "tenant" -> "Bearer sk-0123456789abcdef";
      case "bare" -> signed(claims);
      case "expired" -> "Bearer " + signed(claims.put("exp", NOW.getEpochSecond()));
      case "early" -> "Bearer " + signed(claims.put("nbf", NOW.getEpochSecond() + 3600));
      case "endless" -> "Bearer " + signed(claims.put("exp", null));
      case "nameless" -> "Bearer " + signed(claims.put("sub", null));
      case "roleless" -> "Bearer " + signed(claims.put("role", "owner"));
      case "stranger" -> "Bearer " + signed(claims).replaceFirst("[^.]{4}$", "AAAA");
      case "unsigned" -> "Bearer " + signed(claims).replaceFirst("[^.]*$", "");
      default -> throw new IllegalArgumentException(who);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "none, missing_token",
    "empty, malformed_token",
    "basic, malformed_token",
    "tenant, malformed_token",
    "bare, malformed_token",
    "expired, expired_token",
    "early, early_token",
    "endless, malformed_token",
    "nameless, malformed_token",
    "roleless, missing_role",
    "stranger, invalid_signature",
    "unsigned, invalid_signature"
  })
  void nobody_else_gets_in_anywhere(String who, String code) throws Exception {
    for (Target target : targets(admin)) {
      HttpResponse<String> answer = ask(admin, target, header(who));

      assertThat(answer.statusCode()).as(target + " " + who).isEqualTo(401);
      assertThat(answer.headers().firstValue("www-authenticate")).isPresent();
      if (!target.method().equals("HEAD")) {
        assertThat(code(answer)).as(target + " " + who).contains(code);
      }
    }
  }

  @Test
  void a_viewer_reads_everything_and_changes_nothing() throws Exception {
    for (Target target : targets(admin)) {
      HttpResponse<String> answer = ask(admin, target, "Bearer " + AdminHarness.token("viewer"));

      if (target.isRead()) {
        assertThat(answer.statusCode()).as(target.toString()).isIn(200, 404);
      } else {
        assertThat(answer.statusCode()).as(target.toString()).isEqualTo(403);
        assertThat(code(answer)).contains("admin_needed");
      }
    }
    assertThat(AdminHarness.data(admin.get("/admin/v1/audit"))).isEmpty();
  }

  @Test
  void an_admin_gets_everywhere() throws Exception {
    assertThat(targets(admin)).hasSizeGreaterThan(15);
    for (Target target : targets(admin)) {
      HttpResponse<String> answer = ask(admin, target, "Bearer " + AdminHarness.token("admin"));

      assertThat(answer.statusCode()).as(target.toString()).isIn(200, 404, 415);
    }
  }

  @Test
  void without_a_signer_everything_is_closed() throws Exception {
    try (AdminHarness closed = new AdminHarness(List.of())) {
      for (Target target : targets(closed)) {
        HttpResponse<String> answer = ask(closed, target, "Bearer " + AdminHarness.token("admin"));

        assertThat(answer.statusCode()).as(target.toString()).isEqualTo(403);
        if (!target.method().equals("HEAD")) {
          assertThat(AdminHarness.json(answer).getMap())
              .containsAllEntriesOf(
                  Map.of(
                      "code",
                      "admin_closed",
                      "message",
                      "Closed: no signer is configured in management.jwt"));
        }
      }
    }
  }

  @Test
  void a_signer_of_another_gateway_opens_nothing() throws Exception {
    try (AdminHarness other = new AdminHarness(List.of(TestTokens.shared("x".repeat(32))))) {
      for (Target target : targets(other)) {
        assertThat(ask(other, target, "Bearer " + AdminHarness.token("admin")).statusCode())
            .isEqualTo(401);
      }
    }
  }

  @Test
  void two_headers_are_as_bad_as_none() throws Exception {
    String good = "Bearer " + AdminHarness.token("admin");

    assertThat(
            code(
                admin.sendWith(
                    "GET",
                    "/admin/v1/keys",
                    Optional.empty(),
                    "Authorization",
                    good,
                    "Authorization",
                    good)))
        .contains("malformed_token");
    assertThat(
            admin
                .sendWith(
                    "GET",
                    "/admin/v1/keys",
                    Optional.empty(),
                    "Authorization",
                    good.replace("Bearer ", "bEARER  "))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void health_and_metrics_need_no_token() throws Exception {
    for (String path : List.of("/health/live", "/health/ready", "/metrics", "/openapi.json")) {
      assertThat(admin.sendWith("GET", path, Optional.empty()).statusCode()).isEqualTo(200);
      assertThat(admin.sendWith("HEAD", path, Optional.empty()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void no_other_origin_is_let_in() throws Exception {
    HttpResponse<String> preflight =
        admin.sendWith(
            "OPTIONS",
            "/admin/v1/keys",
            Optional.empty(),
            "Origin",
            "https://evil.example",
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "authorization");

    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().map().keySet())
        .noneMatch(name -> name.startsWith("access-control-"));
  }
}
