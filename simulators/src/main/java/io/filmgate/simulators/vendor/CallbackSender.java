package io.filmgate.simulators.vendor;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends callbacks, to any address, and remembers what became of them. Beyond a limit of unfinished
 * ones further callbacks are lost, as they may be at the vendors. Used by one context.
 */
final class CallbackSender {

  private static final Logger LOG = LoggerFactory.getLogger(CallbackSender.class);
  private static final int MOST_UNFINISHED = 1_000;
  private static final int REMEMBERED = 10_000;
  private static final int CONNECTIONS = 8;
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final HttpClientAgent client;
  private final Deque<JsonObject> log = new ArrayDeque<>();
  private int unfinished;

  CallbackSender(Vertx vertx) {
    this.vertx = vertx;
    this.client =
        vertx
            .httpClientBuilder()
            .with(
                new HttpClientOptions()
                    .setConnectTimeout((int) CONNECT.toMillis())
                    .setIdleTimeout((int) ANSWER.toSeconds() * 2)
                    .setIdleTimeoutUnit(TimeUnit.SECONDS))
            .with(
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(MOST_UNFINISHED))
            // each attempt notes how it ended; by itself Vert.x would log it a second time
            .withConnectHandler(connection -> connection.exceptionHandler(noted -> {}))
            .build();
  }

  void send(Callback callback) {
    if (unfinished >= MOST_UNFINISHED) {
      LOG.warn("a callback is lost; {} others are unfinished", unfinished);
      note(callback, "lost");
      return;
    }
    unfinished++;
    attempt(callback, callback.attempts());
  }

  /** What was sent and how it was answered, oldest first. */
  JsonArray sent() {
    JsonArray all = new JsonArray();
    log.forEach(all::add);
    return all;
  }

  void forget() {
    log.clear();
  }

  Future<Void> close() {
    return client.close();
  }

  private void attempt(Callback callback, int left) {
    RequestOptions target =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(callback.url().toString())
            .setFollowRedirects(false)
            .setTimeout(ANSWER.toMillis())
            .putHeader("Content-Type", "application/json; charset=utf-8");
    callback.headers().forEach(target::putHeader);
    client
        .request(target)
        .compose(request -> exchange(request, callback))
        .onComplete(
            status -> {
              note(callback, status.succeeded() ? status.result() : "unreachable");
              boolean isTaken = status.succeeded() && status.result() / 100 == 2;
              if (isTaken || left <= 1) {
                unfinished--;
              } else {
                vertx.setTimer(BETWEEN_ATTEMPTS.toMillis(), timer -> attempt(callback, left - 1));
              }
            });
  }

  private static Future<Integer> exchange(HttpClientRequest request, Callback callback) {
    return request.send(callback.body()).map(HttpClientResponse::statusCode);
  }

  private void note(Callback callback, Object outcome) {
    log.add(
        new JsonObject()
            .put("url", callback.url().toString())
            .put("headers", headers(callback))
            .put("body", new JsonObject(callback.body()))
            .put("outcome", outcome));
    if (log.size() > REMEMBERED) {
      log.remove();
    }
  }

  private static JsonObject headers(Callback callback) {
    JsonObject headers = new JsonObject();
    callback.headers().forEach(headers::put);
    return headers;
  }
}
