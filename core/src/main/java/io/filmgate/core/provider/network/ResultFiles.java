package io.filmgate.core.provider.network;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Opens the files that jobs brought, at the vendor's file host and without credentials. */
public final class ResultFiles {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final Vertx vertx;
  private final VendorHttp http;

  public ResultFiles(Vertx vertx, VendorHttp http) {
    this.vertx = vertx;
    this.http = http;
  }

  /**
   * Begins to fetch a file. A few redirects are followed, each of them checked anew.
   *
   * @param address as the vendor gave it
   * @param range a {@code Range} header's value
   * @param proxy the channel's
   * @param isTrusted whether the operator named a host; any other has to be public
   * @return the answer, paused, whatever its status; fails with {@link SendFailure}
   */
  public Future<HttpClientResponse> open(
      String address,
      Optional<String> range,
      Optional<String> proxy,
      Predicate<WebAddress> isTrusted) {
    return open(address, range, proxy, isTrusted, HttpLimits.FILE_REDIRECTS);
  }

  private Future<HttpClientResponse> open(
      String address,
      Optional<String> range,
      Optional<String> proxy,
      Predicate<WebAddress> isTrusted,
      int redirectsLeft) {
    return destination(address, proxy, isTrusted)
        .recover(cause -> Future.failedFuture(SendFailure.noConnection(cause)))
        .map(destination -> options(destination, range))
        .compose(this::askTwice)
        .compose(
            response -> {
              String location = response.getHeader(HttpHeaders.LOCATION);
              if (!REDIRECTS.contains(response.statusCode()) || location == null) {
                return Future.succeededFuture(response);
              }
              response.exceptionHandler(told -> {}).request().reset();
              if (redirectsLeft == 0) {
                return Future.failedFuture(SendFailure.mayHaveArrived("too many redirects"));
              }
              return Redirect.target(address, location)
                  .compose(next -> open(next, range, proxy, isTrusted, redirectsLeft - 1));
            });
  }

  private Future<Destination> destination(
      String address, Optional<String> proxy, Predicate<WebAddress> isTrusted) {
    try {
      WebAddress parsed = WebAddress.parse(address);
      return isTrusted.test(parsed)
          ? Future.succeededFuture(new Destination(parsed, Optional.empty(), proxy))
          : http.guarded(parsed, proxy);
    } catch (AddressRefused refused) {
      return Future.failedFuture(refused);
    }
  }

  private static RequestOptions options(Destination destination, Optional<String> range) {
    RequestOptions options =
        destination
            .request(HttpMethod.GET)
            .putHeader(HttpHeaders.ACCEPT, "*/*")
            .putHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    range.ifPresent(value -> options.putHeader("Range", value));
    return options;
  }

  /** A kept connection may have been closed by the host meanwhile; to ask again changes nothing. */
  private Future<HttpClientResponse> askTwice(RequestOptions options) {
    return ask(options)
        .recover(
            failure -> failure instanceof SendFailure ? Future.failedFuture(failure) : ask(options))
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof SendFailure ? failure : SendFailure.broken(failure)));
  }

  private Future<HttpClientResponse> ask(RequestOptions options) {
    return http.fileRequest(options)
        .recover(cause -> Future.failedFuture(SendFailure.noConnection(cause)))
        .compose(this::head);
  }

  /**
   * Fails with {@link SendFailure} if time is up, and with something else if the host broke off.
   */
  private Future<HttpClientResponse> head(HttpClientRequest request) {
    Promise<HttpClientResponse> head = Promise.promise();
    long timer =
        vertx.setTimer(
            HttpLimits.FILE_HEAD.toMillis(),
            due -> {
              head.tryFail(SendFailure.mayHaveArrived("no answer in time"));
              request.reset();
            });
    request
        .send()
        .map(HttpClientResponse::pause)
        .onComplete(
            result -> {
              vertx.cancelTimer(timer);
              if (result.succeeded()) {
                head.tryComplete(result.result());
              } else {
                head.tryFail(result.cause());
              }
            });
    return head.future();
  }
}
