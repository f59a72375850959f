package io.filmgate.app.demo;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A client as a tenant would write it. */
final class DemoClient {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_JOB = Duration.ofMinutes(2);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;
  private final String key;

  DemoClient(URI url, String key) {
    this.url = url;
    this.key = key;
  }

  JsonObject create(String body) throws IOException, InterruptedException {
    return send(
        request("/v1/video/generations")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Asks until the job has ended, and tells each change. */
  JsonObject follow(JsonObject created, Consumer<JsonObject> onChange)
      throws IOException, InterruptedException {
    JsonObject job = created;
    long deadline = System.nanoTime() + LONGEST_JOB.toNanos();
    while (!isFinal(job)) {
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "job " + job.getString("id") + " did not end within " + LONGEST_JOB.toSeconds() + " s");
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
      JsonObject now = send(request("/v1/video/generations/" + job.getString("id")).GET());
      if (!now.getString("status").equals(job.getString("status"))) {
        onChange.accept(now);
      }
      job = now;
    }
    return job;
  }

  private static boolean isFinal(JsonObject job) {
    return switch (job.getString("status")) {
      case "completed", "failed", "cancelled" -> true;
      default -> false;
    };
  }

  void download(JsonObject job, Path file) throws IOException, InterruptedException {
    HttpResponse<Path> response =
        http.send(
            HttpRequest.newBuilder(URI.create(job.getString("url")))
                .timeout(LONGEST_ANSWER)
                .build(),
            BodyHandlers.ofFile(file));
    if (response.statusCode() != 200) {
      throw new IOException(job.getString("url") + " answered " + response.statusCode());
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path))
        .timeout(LONGEST_ANSWER)
        .header("Authorization", "Bearer " + key);
  }

  private JsonObject send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(
          response.uri() + " answered " + response.statusCode() + ": " + response.body());
    }
    return new JsonObject(response.body());
  }
}
