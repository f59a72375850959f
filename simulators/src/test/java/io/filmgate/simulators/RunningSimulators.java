package io.filmgate.simulators;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * All three simulators on free ports and a clock that is moved by hand, with a plain HTTP client.
 */
public final class RunningSimulators implements AutoCloseable {

  public static final String START = "2026-01-20T06:52:02.323Z";
  public static final Map<String, String> KEYS =
      Map.of(
          "KLING_ACCESS_KEY", "ak-test-0001",
          "KLING_SECRET_KEY", "sk-test-0001-secret",
          "KLING_API_KEY", "api-key-kling-test-0001",
          "JIMENG_ACCESS_KEY_ID", "AKLTtest0001",
          "JIMENG_SECRET_ACCESS_KEY", "c2VjcmV0LXRlc3Q=",
          "VIDU_API_KEY", "vda_test_0123456789abcdef");

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  public final HandClock clock = new HandClock(START);
  public final Simulators simulators;

  public RunningSimulators() {
    this(SimulatorSettings.of(SimulatorCredentials.from(KEYS)).withFreePorts());
  }

  public RunningSimulators(SimulatorSettings settings) {
    simulators = await(Simulators.start(vertx, settings, clock));
  }

  public static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public Reply send(HttpRequest request) throws IOException {
    try {
      return new Reply(client.send(request, BodyHandlers.ofByteArray()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Gets an address.
   *
   * @param headers names and values in turn
   */
  public Reply get(String url, String... headers) throws IOException {
    HttpRequest.Builder request = request(url);
    return send((headers.length == 0 ? request : request.headers(headers)).build());
  }

  public Reply post(String url, String body, String... headers) throws IOException {
    HttpRequest.Builder request =
        request(url).POST(BodyPublishers.ofString(body)).header("Content-Type", "application/json");
    return send((headers.length == 0 ? request : request.headers(headers)).build());
  }

  public static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20));
  }

  public void settings(String base, Object... namesAndValues) throws IOException {
    JsonObject changes = new JsonObject();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      changes.put((String) namesAndValues[index], namesAndValues[index + 1]);
    }
    Reply reply = post(base + "/_sim/settings", changes.encode());
    if (reply.status() != 200) {
      throw new IllegalArgumentException(reply.text());
    }
  }

  public void reset(String base) throws IOException {
    post(base + "/_sim/reset", "");
  }

  public JsonArray accepted(String base) throws IOException {
    return get(base + "/_sim/tasks").json().getJsonArray("accepted");
  }

  public JsonArray refused(String base) throws IOException {
    return get(base + "/_sim/tasks").json().getJsonArray("refused");
  }

  @Override
  public void close() {
    await(simulators.close());
    await(vertx.close());
  }
}
