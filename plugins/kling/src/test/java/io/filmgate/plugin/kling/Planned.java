package io.filmgate.plugin.kling;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderException;
import io.filmgate.testkit.ClientRequest;
import io.filmgate.testkit.TestAccount;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** Requests as tenants post them, planned. */
final class Planned {
  static final String PNG = "iVBORw0KGgoAAAANSUhEUgAAAoAAAAFoCAIAAAAA";

  private Planned() {}

  static TestAccount account() {
    return TestAccount.allOf(new KlingProvider().describe()).get(0);
  }

  /** The one that has a credential of this name. */
  static TestAccount account(String credential) {
    return TestAccount.allOf(new KlingProvider().describe()).stream()
        .filter(account -> account.channel().credentials().contains(credential))
        .findFirst()
        .orElseThrow();
  }

  static JsonObject text(String model) {
    return new JsonObject().put("model", model).put("prompt", "a cat");
  }

  static JsonObject picture(String model) {
    return text(model).put("image", "https://example.com/a.png");
  }

  static JsonObject object(Object... pairs) {
    JsonObject json = new JsonObject();
    for (int i = 0; i < pairs.length; i += 2) {
      json.put((String) pairs[i], pairs[i + 1]);
    }
    return json;
  }

  static JsonArray array(Object... elements) {
    return new JsonArray(List.of(elements));
  }

  static Plan plan(JsonObject request, Object... metadata) {
    return plan(account(), request, metadata);
  }

  static Plan planLeavingOutUnknown(JsonObject request, Object... metadata) {
    return plan(account().withSettings(Map.of("drop_unknown_metadata", true)), request, metadata);
  }

  private static Plan plan(TestAccount account, JsonObject request, Object... metadata) {
    JsonObject posted = request.copy().put("metadata", object(metadata));
    return new KlingProvider().plan(ClientRequest.read(posted), account.channel());
  }

  static List<Problem> problems(JsonObject request, Object... metadata) {
    ProviderException refusal =
        catchThrowableOfType(ProviderException.class, () -> plan(request, metadata));
    if (refusal == null) {
      return List.of();
    }
    if (refusal.kind() != ErrorKind.INVALID_REQUEST) {
      throw new AssertionError("planning refuses with INVALID_REQUEST only, not " + refusal.kind());
    }
    return refusal.problems();
  }

  /** What is wrong, as "param: message". */
  static List<String> refusals(JsonObject request, Object... metadata) {
    return problems(request, metadata).stream()
        .map(problem -> problem.param() + ": " + problem.message())
        .toList();
  }

  /** What the tenant is told, as "code param: message". */
  static List<String> warnings(Plan plan) {
    return plan.warnings().stream()
        .map(warning -> warning.code() + " " + warning.param() + ": " + warning.message())
        .toList();
  }
}
