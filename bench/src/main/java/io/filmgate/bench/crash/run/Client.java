package io.filmgate.bench.crash.run;

import io.filmgate.bench.crash.evidence.ClientLog;
import io.filmgate.bench.crash.evidence.Exchange;
import io.filmgate.bench.crash.evidence.Exchange.Answer;
import io.filmgate.bench.crash.evidence.Exchange.Kind;
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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends one request at a time for whoever calls, and writes down what it asks before and what it
 * sees after. It never sends anything a second time by itself.
 */
final class Client {
  private static final String JOBS = "/v1/video/generations";
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(LONGEST_CONNECT)
          .build();
  private final String url;
  private final ClientLog log;
  private final AtomicLong lastNumber = new AtomicLong();

  Client(String url, ClientLog log) {
    this.url = url;
    this.log = log;
  }

  /**
   * What somebody wants made.
   *
   * @param isAsync whether the answer need not wait for the vendor's verdict
   */
  record Order(
      Tenants.Key key,
      String model,
      String word,
      Optional<String> idempotencyKey,
      boolean isAsync) {}

  /** A job that somebody has. */
  record Known(Tenants.Key key, String job) {}

  Optional<Answer> create(Order order) throws InterruptedException {
    String body =
        new JsonObject()
            .put("model", order.model())
            .put("prompt", "a lighthouse, " + order.word())
            .encode();
    HttpRequest.Builder request =
        request(order.key(), JOBS)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    order.idempotencyKey().ifPresent(key -> request.header("Idempotency-Key", key));
    if (order.isAsync()) {
      request.header("Prefer", "respond-async");
    }
    return exchange(
        new Exchange(
            lastNumber.incrementAndGet(),
            Kind.CREATE,
            order.key().tenant(),
            order.idempotencyKey(),
            Optional.of(order.word()),
            Optional.empty(),
            Optional.empty()),
        request);
  }

  Optional<Answer> read(Known known) throws InterruptedException {
    return exchange(about(known, Kind.READ), request(known.key(), JOBS + "/" + known.job()));
  }

  Optional<Answer> cancel(Known known) throws InterruptedException {
    return exchange(
        about(known, Kind.CANCEL),
        request(known.key(), JOBS + "/" + known.job() + "/cancel").POST(BodyPublishers.noBody()));
  }

  Optional<Answer> list(Tenants.Key key) throws InterruptedException {
    return exchange(
        new Exchange(
            lastNumber.incrementAndGet(),
            Kind.LIST,
            key.tenant(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        request(key, JOBS + "?limit=20"));
  }

  private Exchange about(Known known, Kind kind) {
    return new Exchange(
        lastNumber.incrementAndGet(),
        kind,
        known.key().tenant(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(known.job()),
        Optional.empty());
  }

  private HttpRequest.Builder request(Tenants.Key key, String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(LONGEST_ANSWER)
        .header("Authorization", "Bearer " + key.secret());
  }

  private Optional<Answer> exchange(Exchange exchange, HttpRequest.Builder request)
      throws InterruptedException {
    log.asks(exchange);
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      Answer answer = answer(response);
      log.sees(exchange, answer);
      return Optional.of(answer);
    } catch (IOException none) {
      log.seesNothing(exchange, none.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private static Answer answer(HttpResponse<String> response) {
    JsonObject body;
    try {
      body = new JsonObject(response.body());
    } catch (DecodeException none) {
      return new Answer(response.statusCode(), Optional.empty(), Optional.empty());
    }
    boolean isJob = response.statusCode() == 200 && "video".equals(body.getString("object"));
    return isJob
        ? new Answer(200, Optional.of(body.getString("id")), Optional.of(body.getString("status")))
        : new Answer(response.statusCode(), Optional.empty(), Optional.empty());
  }
}
