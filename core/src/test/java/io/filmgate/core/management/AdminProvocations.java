package io.filmgate.core.management;

import static io.filmgate.core.management.operator.TestTokens.NOW;
import static io.filmgate.core.management.operator.TestTokens.SECRET;
import static io.filmgate.core.management.operator.TestTokens.claims;
import static io.filmgate.core.management.operator.TestTokens.signed;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Requests that get every answer of the management port that is described. */
final class AdminProvocations {
  private AdminProvocations() {}

  /** The answers to an operation, as they are declared. */
  static Set<String> of(String operation) throws Exception {
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
    return seen;
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

  static String declared(HttpResponse<String> answer) {
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
        seen.addAll(BodyProvocations.of(admin, path));
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
        seen.addAll(BodyProvocations.of(admin, path));
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
        seen.addAll(BodyProvocations.of(admin, path));
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

  static String declared(String written, String read) {
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
}
