package io.filmgate.core.api.content;

import io.filmgate.core.api.wire.HttpLimits;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Fetches files over HTTP, connecting to the address that the guard has checked and no other. */
public final class HttpFileFetch implements FileFetch {
  private final HttpClient client;
  private final Function<URI, Future<SocketAddress>> guard;

  /**
   * A fetch.
   *
   * @param guard resolves and checks an address, and says where to connect; fails if that is
   *     forbidden
   */
  public HttpFileFetch(HttpClient client, Function<URI, Future<SocketAddress>> guard) {
    this.client = client;
    this.guard = guard;
  }

  @Override
  public Future<OpenFile> open(URI address, Optional<String> range) {
    return guard
        .apply(address)
        .compose(server -> client.request(options(address, server, range)))
        .compose(this::send);
  }

  private static RequestOptions options(URI address, SocketAddress server, Optional<String> range) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(address.toString())
            .setServer(server)
            .setFollowRedirects(false)
            .setConnectTimeout(HttpLimits.FILE_HEAD.toMillis())
            .putHeader("accept", "*/*")
            .putHeader("accept-encoding", "identity");
    range.ifPresent(wanted -> options.putHeader("range", wanted));
    return options;
  }

  private Future<OpenFile> send(HttpClientRequest request) {
    return request
        .send()
        .timeout(HttpLimits.FILE_HEAD.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(failure -> request.reset())
        .map(HttpFileFetch::opened);
  }

  private static OpenFile opened(HttpClientResponse response) {
    response.pause();
    return new OpenFile(
        response.statusCode(),
        Optional.ofNullable(response.getHeader("content-length")),
        Optional.ofNullable(response.getHeader("content-range")),
        Optional.ofNullable(response.getHeader("location")),
        response,
        () -> response.request().reset());
  }
}
