package io.filmgate.plugin.vidu;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.filmgate.spi.Channel;
import io.filmgate.spi.Plan;
import io.filmgate.spi.ProviderException;
import io.filmgate.testkit.ClientRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What becomes of requests, written shortly: members and metadata without their outer braces. */
final class Planned {
  static final Channel CHANNEL =
      new Channel(
          "vidu-main",
          Map.of("base_url", "https://api.vidu.com", "auth_scheme", "Token"),
          Set.of("api_key"),
          Set.of());
  private static final ViduProvider PROVIDER = new ViduProvider();

  private Planned() {}

  static Plan plan(String model, String members, String metadata) {
    return PROVIDER.plan(ClientRequest.read(request(model, members, metadata)), CHANNEL);
  }

  static JsonObject request(String model, String members, String metadata) {
    return new JsonObject()
        .put("model", model)
        .put("prompt", "a quiet street")
        .mergeIn(new JsonObject("{" + members + "}"))
        .put("metadata", new JsonObject("{" + metadata + "}"));
  }

  static ProviderException refused(String model, String members, String metadata) {
    return catchThrowableOfType(ProviderException.class, () -> plan(model, members, metadata));
  }

  /** Each problem as {@code param: message}. */
  static List<String> problems(String model, String members, String metadata) {
    return refused(model, members, metadata).problems().stream()
        .map(problem -> problem.param() + ": " + problem.message())
        .toList();
  }
}
