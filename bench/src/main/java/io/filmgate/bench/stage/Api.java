package io.filmgate.bench.stage;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gateway as a tenant sees it. */
public final class Api {
  public static final String MODEL = "viduq1";

  private static final String JOBS = "/v1/video/generations";
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);
  private static final Duration LONGEST_JOB = Duration.ofMinutes(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Pattern ID = Pattern.compile("\"id\":\"(video_\\w+)\"");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;
  private final String key;

  Api(int port, String key) {
    this.port = port;
    this.key = key;
  }

  public int port() {
    return port;
  }

  /** Creates a job from words alone, whatever the answer. */
  public HttpResponse<String> create(String prompt) throws IOException, InterruptedException {
    return createBody("{\"model\":\"%s\",\"prompt\":\"%s\"}".formatted(MODEL, prompt));
  }

  public HttpResponse<String> createBody(String body) throws IOException, InterruptedException {
    return http.send(
        request(JOBS)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /**
   * Creates a job.
   *
   * @return its id
   * @throws IOException if the answer is an error
   */
  public String created(String prompt) throws IOException, InterruptedException {
    HttpResponse<String> answer = create(prompt);
    Matcher id = ID.matcher(answer.body());
    if (answer.statusCode() != 200 || !id.find()) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return id.group(1);
  }

  /** A job whose video is there. */
  public String completedJob() throws IOException, InterruptedException {
    String id = created("a lighthouse");
    long deadline = System.nanoTime() + LONGEST_JOB.toNanos();
    while (System.nanoTime() < deadline) {
      if (read(id).contains("\"status\":\"completed\"")) {
        return id;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    throw new IOException("not completed within " + LONGEST_JOB + ": " + read(id));
  }

  private String read(String id) throws IOException, InterruptedException {
    return http.send(request(JOBS + "/" + id).build(), BodyHandlers.ofString()).body();
  }

  /** The bytes of a job's video, as they come. */
  public InputStream content(String id) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        http.send(request(JOBS + "/" + id + "/content").build(), BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IOException("content is answered with " + answer.statusCode());
    }
    return answer.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(LONGEST_ANSWER)
        .header("Authorization", "Bearer " + key);
  }
}
