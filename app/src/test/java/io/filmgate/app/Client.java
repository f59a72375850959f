package io.filmgate.app;

import io.filmgate.contract.ContractCheck;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * A client as a tenant would write it. What comes back from the API is held against openapi.yaml.
 */
final class Client {
  static final String GENERATIONS = "/v1/video/generations";

  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
  private static final List<String> FINAL = List.of("completed", "failed", "cancelled");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI url;
  private final List<String> headers;
  private final boolean isOfApi;

  private Client(URI url, List<String> headers, boolean isOfApi) {
    this.url = url;
    this.headers = headers;
    this.isOfApi = isOfApi;
  }

  /** Without a key. */
  static Client of(URI url) {
    return new Client(url, List.of(), true);
  }

  /** With a key, which every request carries. */
  static Client of(URI url, String key) {
    return new Client(url, List.of("Authorization", "Bearer " + key), true);
  }

  /** Of a simulated vendor. */
  static Client ofVendor(URI url) {
    return new Client(url, List.of(), false);
  }

  /**
   * Gets a path of the server, or any address.
   *
   * @param more names and values of headers in turn
   */
  Reply get(String path, String... more) throws IOException, InterruptedException {
    return send(request(path, more).GET());
  }

  Reply head(String path, String... more) throws IOException, InterruptedException {
    return send(request(path, more).method("HEAD", BodyPublishers.noBody()));
  }

  Reply post(String path, String json, String... more) throws IOException, InterruptedException {
    return send(
        request(path, more)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  Reply create(String body, String... more) throws IOException, InterruptedException {
    return post(GENERATIONS, body, more);
  }

  /** Orders a video from words alone, five seconds long. */
  Reply create(Vendor vendor, String prompt, String... more)
      throws IOException, InterruptedException {
    return create(
        new JsonObject().put("model", vendor.model()).put("prompt", prompt).encode(), more);
  }

  JsonObject job(String id) throws IOException, InterruptedException {
    return get(GENERATIONS + "/" + id).json();
  }

  /** The job once it has ended. */
  JsonObject ended(String id) throws Exception {
    return await(id, job -> FINAL.contains(job.getString("status")));
  }

  /** The job once it is as wanted. */
  JsonObject await(String id, Predicate<JsonObject> wanted) throws Exception {
    return Eventually.get(() -> job(id), wanted);
  }

  private HttpRequest.Builder request(String path, String... more) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path)).timeout(LONGEST_ANSWER);
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    for (int i = 0; i < more.length; i += 2) {
      request.header(more[i], more[i + 1]);
    }
    return request;
  }

  private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
    return new Reply(isOfApi ? ContractCheck.checked(response) : response);
  }
}
