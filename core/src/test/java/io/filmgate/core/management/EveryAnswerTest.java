package io.filmgate.core.management;

import static io.filmgate.core.management.operator.TestTokens.NOW;
import static io.filmgate.core.management.operator.TestTokens.SECRET;
import static io.filmgate.core.management.operator.TestTokens.claims;
import static io.filmgate.core.management.operator.TestTokens.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.filmgate.contract.Contract;
import io.filmgate.contract.ContractCheck;
import io.filmgate.contract.Declared;
import io.filmgate.contract.RawAnswers;
import io.filmgate.core.api.RawSocket;
import io.filmgate.core.config.ConfigStatus;
import io.filmgate.core.config.ManagementConfig.JwtSigner;
import io.filmgate.core.config.Problem;
import io.filmgate.core.config.Reload;
import io.filmgate.core.job.OperatorAnswer.Reason;
import io.filmgate.core.job.OperatorAnswer.Refused;
import io.filmgate.core.management.operator.TestTokens;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code openapi-admin.yaml} describes nothing that is never answered: each of its answers is got
 * from the port here. The reverse, every answer of every test is held against it as it arrives.
 */
class EveryAnswerTest {
  private static final String LARGE = "{\"id\":\"" + "a".repeat(70_000) + "\"}";

  private static Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    Contract.admin().declared().forEach(declared -> operations.add(declared.operation()));
    return operations;
  }

  private static Set<String> described(String operation) {
    Set<String> described = new TreeSet<>();
    Contract.admin().declared().stream()
        .filter(declared -> declared.operation().equals(operation))
        .forEach(declared -> described.add(declared.toString()));
    return described;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void is_answered_in_every_way_that_is_described(String operation) throws Exception {
    Set<String> seen = new TreeSet<>();
    if (operation.equals(Declared.ANY)) {
      seen.addAll(unreadable());
    } else if (operation.contains("/admin/")) {
      seen.addAll(withAndWithoutToken(operation));
      seen.addAll(
          operation.contains("/jobs")
              ? aboutJobs(operation)
              : operation.contains("/config") ? aboutConfig(operation) : byAnAdmin(operation));
    } else {
      seen.addAll(open(operation));
    }

    assertThat(seen).containsExactlyInAnyOrderElementsOf(described(operation));
  }

  private static String path(String operation) {
    return operation
        .substring(operation.indexOf(' ') + 1)
        .replace("{tenant}", "acme")
        .replace("{key}", "web")
        .replace("{id}", StoredJobs.DOUBTFUL);
  }

  private static String method(String operation) {
    return operation.substring(0, operation.indexOf(' '));
  }

  private static String declared(HttpResponse<String> answer) {
    return ContractCheck.declared(Contract.admin(), answer).orElseThrow().toString();
  }

  private static List<String> withAndWithoutToken(String operation) throws Exception {
    List<String> seen = new ArrayList<>();
    JwtSigner strict =
        new JwtSigner(
            "HS256",
            TestTokens.shared(SECRET).secret(),
            Optional.empty(),
            Optional.of("https://id.example.com"),
            Optional.of("filmgate"));
    try (AdminHarness closed = new AdminHarness(List.of());
        AdminHarness admin = new AdminHarness(List.of(strict))) {
      seen.add(declared(closed.sendWith(method(operation), path(operation), Optional.empty())));
      seen.add(declared(admin.sendWith(method(operation), path(operation), Optional.empty())));
      List<String> tokens = new ArrayList<>();
      tokens.add("none");
      tokens.add(signed(claims()).replaceFirst("[^.]*$", "AAAA"));
      tokens.add(signed(claims().put("exp", 1)));
      tokens.add(signed(claims().put("nbf", NOW.getEpochSecond() + 999)));
      tokens.add(signed(claims().put("iss", "other")));
      tokens.add(signed(claims().put("aud", "other")));
      tokens.add(signed(claims().put("role", "other")));
      if (!method(operation).equals("GET")) {
        tokens.add(signed(claims().put("role", "viewer")));
      }
      for (String token : tokens) {
        seen.add(
            declared(
                admin.sendWith(
                    method(operation),
                    path(operation),
                    Optional.empty(),
                    "Authorization",
                    "Bearer " + token)));
      }
    }
    return seen;
  }

  private static List<String> byAnAdmin(String operation) throws Exception {
    List<String> seen = new ArrayList<>();
    try (AdminHarness admin = new AdminHarness()) {
      String method = method(operation);
      String path = path(operation);
      boolean takesBody = method.equals("POST");
      boolean isCollection = takesBody && !path.contains("acme");
      Optional<String> body =
          Optional.of(new JsonObject().put("id", "web").encode())
              .filter(given -> isCollection)
              .map(
                  given ->
                      path.endsWith("keys")
                          ? new JsonObject(given).put("tenant", "acme").encode()
                          : given);
      if (path.contains("acme")) {
        seen.add(declared(admin.send(method, path, Optional.empty()))); // there is none yet
        admin.post("/admin/v1/tenants", "{\"id\":\"acme\"}");
        admin.post("/admin/v1/keys", "{\"tenant\":\"acme\",\"id\":\"web\"}");
        if (method.equals("DELETE") && path.endsWith("tenants/acme")) {
          seen.add(declared(admin.delete(path))); // it has a key
          admin.delete("/admin/v1/keys/acme/web");
        }
      }
      seen.add(declared(admin.send(method, path, body)));
      if (isCollection) {
        seen.add(declared(admin.send(method, path, body))); // it is there already
      }
      if (method.equals("DELETE") || path.endsWith("rotate")) {
        String filed = path.replace("acme", "filed").replace("/web", "/k");
        seen.add(declared(admin.send(method, filed, Optional.empty())));
      }
      if (takesBody) {
        seen.addAll(withAWrongBody(admin, path));
      } else if (method.equals("GET") && !path.contains("acme")) {
        seen.add(declared(admin.get(path + "?x=1")));
      }
      admin.isStoreAway = true;
      seen.add(declared(admin.send(method, path, body)));
      admin.isClockBroken = true;
      seen.add(declared(admin.send(method, path, body)));
    }
    return seen;
  }

  private static List<String> aboutConfig(String operation) throws Exception {
    List<String> seen = new ArrayList<>();
    try (AdminHarness admin = new AdminHarness()) {
      String method = method(operation);
      String path = path(operation);
      Problem problem = new Problem("routes", "wrong for a test", Optional.empty());
      seen.add(declared(admin.send(method, path, Optional.empty())));
      admin.refused = Optional.of(new ConfigStatus.Refused(List.of(problem), NOW));
      admin.reload = new Reload.Rejected(List.of(problem));
      seen.add(declared(admin.send(method, path, Optional.empty())));
      if (method.equals("POST")) {
        seen.addAll(withAWrongBody(admin, path));
        admin.reload = new Reload.Applied("0".repeat(64), List.of(problem));
        seen.add(declared(admin.send(method, path, Optional.empty())));
      } else {
        seen.add(declared(admin.get(path + "?x=1")));
      }
      admin.isClockBroken = true;
      seen.add(declared(admin.send(method, path, Optional.empty())));
    }
    return seen;
  }

  private static List<String> aboutJobs(String operation) throws Exception {
    List<String> seen = new ArrayList<>();
    try (AdminHarness admin = new AdminHarness()) {
      String method = method(operation);
      String path = path(operation);
      Optional<String> body =
          Optional.of("{\"reason\":\"r\"" + (path.endsWith("resolve") ? ",\"charge\":true}" : "}"))
              .filter(given -> path.endsWith("resolve") || path.endsWith("hold"));
      if (path.contains("video_")) {
        seen.add(declared(admin.send(method, path, body))); // there is none yet
      }
      StoredJobs.in(admin.store);
      seen.add(declared(admin.send(method, path, body)));
      if (method.equals("POST")) {
        seen.addAll(withAWrongBody(admin, path));
        for (Reason reason : refusals(path)) {
          admin.refusal = Optional.of(new Refused(reason, "for a test"));
          seen.add(declared(admin.send(method, path, body)));
        }
      } else if (!path.contains("video_")) {
        seen.add(declared(admin.get(path + "?x=1")));
      }
      admin.isStoreAway = true;
      seen.add(declared(admin.send(method, path, body)));
      admin.isClockBroken = true;
      seen.add(declared(admin.send(method, path, body)));
    }
    return seen;
  }

  /** What the engine may say to each wish; see {@code DecisionsTest}. */
  private static List<Reason> refusals(String path) {
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "poll" -> List.of(Reason.WRONG_STATE, Reason.NOT_ASKABLE);
      case "cancel" -> List.of(Reason.WRONG_STATE, Reason.NOT_CANCELLABLE);
      case "resolve" ->
          List.of(
              Reason.WRONG_STATE,
              Reason.NOT_ASKABLE,
              Reason.NOT_AT_VENDOR,
              Reason.ANOTHER_JOBS,
              Reason.VENDOR_AWAY);
      default -> List.of(Reason.WRONG_STATE);
    };
  }

  private static List<String> withAWrongBody(AdminHarness admin, String path) throws Exception {
    List<String> seen = new ArrayList<>();
    for (String body : List.of("[", "{\"x\":1}", LARGE)) {
      seen.add(declared(admin.post(path, body)));
    }
    seen.add(
        declared(
            admin.sendWith(
                "POST",
                path,
                Optional.of("{}"),
                "Authorization",
                "Bearer " + AdminHarness.token("admin"))));
    seen.addAll(withoutTheBody(admin, path));
    return seen;
  }

  /** So many announce one that there is no room for a further; then the first is too late. */
  private static List<String> withoutTheBody(AdminHarness admin, String path) throws Exception {
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
            + AdminHarness.token("admin")
            + "\r\nContent-Type: application/json\r\nContent-Length: 65536\r\n\r\n";
    List<RawSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 16; i++) {
        sockets.add(new RawSocket(admin.port(), Contract.admin()).write(head));
      }
      assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () -> {
            while (admin.wire.capacity().bodyBytes() < 16 * 65536) {
              Thread.onSpinWait();
            }
          });
      try (RawSocket further = new RawSocket(admin.port(), Contract.admin())) {
        return List.of(
            declared(head, further.write(head).readAnswer()),
            declared(head, sockets.get(0).readAnswer()));
      }
    } finally {
      for (RawSocket socket : sockets) {
        socket.close();
      }
    }
  }

  private static String declared(String written, String read) {
    return RawAnswers.declared(Contract.admin(), written, read).orElseThrow().toString();
  }

  private static List<String> open(String operation) throws Exception {
    List<String> seen = new ArrayList<>();
    try (AdminHarness admin = new AdminHarness()) {
      HttpResponse<String> answer =
          admin.sendWith(method(operation), path(operation), Optional.empty());
      seen.add(declared(answer));
      Optional<String> tag = answer.headers().firstValue("etag");
      if (tag.isPresent()) {
        seen.add(
            declared(
                admin.sendWith("GET", path(operation), Optional.empty(), "If-None-Match", "*")));
      }
      admin.isReady = false;
      seen.add(declared(admin.sendWith("GET", path(operation), Optional.empty())));
    }
    return new ArrayList<>(new TreeSet<>(seen));
  }

  private static List<String> unreadable() throws Exception {
    List<String> seen = new ArrayList<>();
    try (AdminHarness admin = new AdminHarness()) {
      seen.add(declared(admin.get("/nope")));
      seen.add(declared(admin.send("PUT", "/admin/v1/keys", Optional.empty())));
      for (String head :
          List.of(
              "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
              "GET /" + "a".repeat(9000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
              "GET /metrics HTTP/1.1\r\nHost: a\r\nExpect: more\r\n\r\n",
              "GET /metrics HTTP/1.1\r\nHost: a\r\nA: " + "a".repeat(17_000) + "\r\n\r\n")) {
        try (RawSocket socket = new RawSocket(admin.port(), Contract.admin())) {
          seen.add(declared(head, socket.write(head).readAnswer()));
        }
      }
    }
    return seen;
  }

  @Test
  void there_is_more_than_one_operation() {
    assertThat(operations()).hasSizeGreaterThan(15);
  }
}
