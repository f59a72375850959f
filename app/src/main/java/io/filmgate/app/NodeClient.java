package io.filmgate.app;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * The management port of a node that runs, for commands.
 *
 * @param node such as {@code http://127.0.0.1:8081}
 * @param token an operator's
 */
record NodeClient(URI node, String token) {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Longer than the port's own limit. */
  private static final Duration ANSWER = Duration.ofSeconds(40);

  private static final int UNAUTHORIZED = 401;
  private static final int FIRST_ERROR = 400;

  /**
   * Sends something to a path.
   *
   * @return the answer
   * @throws IllegalArgumentException with the node's own line, if it refuses
   * @throws NodeAwayException if nobody answers
   */
  JsonObject post(String path, JsonObject body) {
    HttpRequest request =
        HttpRequest.newBuilder(node.resolve(path))
            .timeout(ANSWER)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.encode()))
            .build();
    HttpResponse<String> answer = send(request);
    JsonObject json = json(answer);
    if (answer.statusCode() >= FIRST_ERROR) {
      String message = String.valueOf(json.getValue("message"));
      throw new IllegalArgumentException(
          answer.statusCode() == UNAUTHORIZED
              ? "%s does not take the token: %s. Use the node's own --config, or give --token"
                  .formatted(node, message)
              : message);
    }
    return json;
  }

  private HttpResponse<String> send(HttpRequest request) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException away) {
      String cause = away.getMessage() == null ? "" : " (" + away.getMessage() + ")";
      throw new NodeAwayException(
          "no node answers at %s%s; start it, or give --node".formatted(node, cause), away);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NodeAwayException("interrupted while waiting for " + node, stopped);
    }
  }

  private JsonObject json(HttpResponse<String> answer) {
    try {
      return new JsonObject(answer.body());
    } catch (DecodeException otherSoftware) {
      throw new IllegalArgumentException(
          "what answers at %s with status %d is no management port of Filmgate"
              .formatted(node, answer.statusCode()));
    }
  }
}
