package io.filmgate.core.provider.network;

import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.HttpReply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * All that talks HTTP to vendors. Sends each call once: it follows no redirect, keeps no cookie,
 * repeats nothing. Where it fails it says whether the request may have left.
 */
public final class VendorHttp {
  private static final String USER_AGENT = "filmgate";

  /** These announce an empty body too; some servers insist. */
  private static final Set<String> BODY_METHODS = Set.of("POST", "PUT", "PATCH");

  private final Vertx vertx;
  private final HttpClient calls;
  private final HttpClient files;
  private final AddressGuard guard;

  public VendorHttp(Vertx vertx, AddressGuard guard) {
    this.vertx = vertx;
    this.guard = guard;
    this.calls = client(vertx, HttpLimits.client(), HttpLimits.pool());
    this.files = client(vertx, HttpLimits.fileClient(), HttpLimits.filePool());
  }

  private static HttpClient client(Vertx vertx, HttpClientOptions options, PoolOptions pool) {
    return vertx
        .httpClientBuilder()
        .with(options)
        .with(pool)
        // whoever waits for the answer is told; by itself Vert.x would log it a second time
        .withConnectHandler(connection -> connection.exceptionHandler(told -> {}))
        .build();
  }

  /**
   * Sends a call and reads the whole answer.
   *
   * @param proxy the channel's
   * @param isTrusted whether the operator named the host; any other has to be public
   * @param mayTake the longest time for the exchange; the call's own wish counts if it is shorter
   * @param isTooLate asked at the last moment before the first byte is written
   * @return the answer, whatever its status; fails with {@link SendFailure}
   */
  public Future<HttpReply> send(
      HttpCall call,
      Optional<String> proxy,
      boolean isTrusted,
      Duration mayTake,
      BooleanSupplier isTooLate) {
    Duration wished = HttpLimits.granted(call.timeout().orElse(HttpLimits.EXCHANGE));
    Duration limit = wished.compareTo(mayTake) < 0 ? wished : mayTake;
    return destination(call, proxy, isTrusted)
        .compose(destination -> request(options(call, destination)))
        .recover(cause -> Future.failedFuture(SendFailure.noConnection(cause)))
        .compose(
            request -> {
              if (isTooLate.getAsBoolean()) {
                request.reset();
                return Future.failedFuture(SendFailure.notSent("it was too late to send it"));
              }
              return exchange(request, call, limit);
            });
  }

  private Future<Destination> destination(
      HttpCall call, Optional<String> proxy, boolean isTrusted) {
    try {
      WebAddress address = WebAddress.of(call.uri());
      return isTrusted
          ? Future.succeededFuture(new Destination(address, Optional.empty(), proxy))
          : guarded(address, proxy);
    } catch (AddressRefused refused) {
      return Future.failedFuture(refused);
    }
  }

  /** A destination that somebody else chose. Behind a proxy only its text can be checked. */
  Future<Destination> guarded(WebAddress address, Optional<String> proxy) {
    if (proxy.isEmpty()) {
      return guard.pin(address).map(pinned -> new Destination(address, Optional.of(pinned), proxy));
    }
    try {
      AddressGuard.check(address);
      return Future.succeededFuture(new Destination(address, Optional.empty(), proxy));
    } catch (AddressRefused refused) {
      return Future.failedFuture(refused);
    }
  }

  Future<HttpClientRequest> request(RequestOptions options) {
    return calls.request(options).map(request -> request.exceptionHandler(told -> {}));
  }

  /** For a file, which may take its time without a call having to wait for it. */
  Future<HttpClientRequest> fileRequest(RequestOptions options) {
    return files.request(options).map(request -> request.exceptionHandler(told -> {}));
  }

  private static RequestOptions options(HttpCall call, Destination destination) {
    RequestOptions options = destination.request(HttpMethod.valueOf(call.method()));
    options.putHeader(HttpHeaders.USER_AGENT, USER_AGENT);
    Map<String, Integer> seen = new HashMap<>();
    call.headers()
        .forEach(
            header -> {
              if (seen.merge(header.name().toLowerCase(Locale.ROOT), 1, Integer::sum) == 1) {
                options.putHeader(header.name(), header.value());
              } else {
                options.addHeader(header.name(), header.value());
              }
            });
    return options;
  }

  private Future<HttpReply> exchange(HttpClientRequest request, HttpCall call, Duration limit) {
    Promise<HttpReply> done = Promise.promise();
    long timer =
        vertx.setTimer(
            Math.max(1, limit.toMillis()),
            due -> {
              done.tryFail(SendFailure.mayHaveArrived("no answer in time"));
              request.reset();
            });
    boolean hasBody = call.body().length() > 0 || BODY_METHODS.contains(call.method());
    (hasBody ? request.send(call.body()) : request.send())
        .compose(response -> read(request, response, call.maxReplyBytes()))
        .recover(
            cause ->
                Future.failedFuture(
                    cause instanceof SendFailure ? cause : SendFailure.broken(cause)))
        .onComplete(
            result -> {
              vertx.cancelTimer(timer);
              if (result.succeeded()) {
                done.tryComplete(result.result());
              } else {
                done.tryFail(result.cause());
              }
            });
    return done.future();
  }

  private static Future<HttpReply> read(
      HttpClientRequest request, HttpClientResponse response, long mostBytes) {
    Promise<HttpReply> done = Promise.promise();
    Buffer body = Buffer.buffer();
    response.handler(
        chunk -> {
          if (body.length() + (long) chunk.length() <= mostBytes) {
            body.appendBuffer(chunk);
          } else if (done.tryFail(
              SendFailure.mayHaveArrived("the answer was longer than " + mostBytes + " bytes"))) {
            request.reset();
          }
        });
    response.exceptionHandler(cause -> done.tryFail(SendFailure.broken(cause)));
    response.endHandler(
        end -> done.tryComplete(new HttpReply(response.statusCode(), headers(response), body)));
    return done.future();
  }

  private static Map<String, String> headers(HttpClientResponse response) {
    Map<String, String> headers = new HashMap<>();
    response.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return headers;
  }

  /** Ends every connection. */
  public Future<Void> close() {
    return Future.join(calls.close(), files.close()).mapEmpty();
  }
}
