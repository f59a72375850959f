package io.filmgate.core.api.content;

import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobResult;
import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.EntityTag;
import io.filmgate.core.wire.ErrorAnswer;
import io.filmgate.core.wire.Errors;
import io.filmgate.core.wire.Exchange;
import io.filmgate.core.wire.FieldProblem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Answers {@code GET} and {@code HEAD …/{id}/content}. */
public final class ContentRoute {
  private final Vertx vertx;
  private final SignedLink links;
  private final ContentSource source;
  private final InstantSource clock;
  private final Function<Exchange, Future<Job>> findOwn;
  private final Function<Exchange, Future<Job>> findLinked;
  private final Function<Job, String> statusOf;

  /**
   * A route.
   *
   * @param refresh the job with fresh addresses of its files; empty if its vendor has none any more
   * @param findOwn the caller's job; fails if it has no key, or no such job
   * @param findLinked any job, for a request that has proved itself
   * @param statusOf the status that the client sees
   */
  public ContentRoute(
      Vertx vertx,
      SignedLink links,
      FileFetch fetch,
      Function<Job, Future<Optional<Job>>> refresh,
      InstantSource clock,
      Function<Exchange, Future<Job>> findOwn,
      Function<Exchange, Future<Job>> findLinked,
      Function<Job, String> statusOf) {
    this.vertx = vertx;
    this.links = links;
    this.source = new ContentSource(fetch, refresh, clock);
    this.clock = clock;
    this.findOwn = findOwn;
    this.findLinked = findLinked;
    this.statusOf = statusOf;
  }

  /** Answers a request. */
  public void serve(Exchange exchange) {
    if (exchange.query().has("signature")) {
      // a page of any origin may show the video: the link is the permission
      exchange.request().response().putHeader("access-control-allow-origin", "*");
    }
    ContentRequest asked = ContentRequest.read(exchange.query());
    find(exchange, asked)
        .compose(job -> deliver(exchange, job, asked.index()))
        .onFailure(exchange::fail);
  }

  private Future<Job> find(Exchange exchange, ContentRequest asked) {
    if (asked.proof().isEmpty()) {
      return findOwn.apply(exchange);
    }
    ContentRequest.Proof proof = asked.proof().get();
    return switch (links.verify(
        exchange.variable("id"),
        asked.index(),
        proof.expires(),
        proof.signature(),
        clock.instant())) {
      case VALID -> findLinked.apply(exchange);
      case FORGED -> Future.failedFuture(new ApiException(Errors.invalidLink()));
      case EXPIRED -> Future.failedFuture(new ApiException(Errors.expiredLink()));
    };
  }

  private Future<Void> deliver(Exchange exchange, Job job, int index) {
    checkHasContent(job, index);
    HttpServerRequest request = exchange.request();
    String tag = '"' + job.id() + '-' + index + '"';
    if (EntityTag.matches(request.getHeader("if-none-match"), tag)) {
      exchange.answerEmpty(304, Map.of("etag", tag, "cache-control", "private, no-transform"));
      return Future.succeededFuture();
    }
    boolean isHead = HttpMethod.HEAD.equals(request.method());
    Optional<ByteRange> wanted = isHead ? Optional.of(ByteRange.PROBE) : range(request, tag);
    return source
        .open(job, index, wanted)
        .map(
            opened -> {
              if (isHead) {
                opened.file().stop().run();
                answerHead(exchange, job, tag, opened.delivery().total());
              } else {
                answer(exchange, job, tag, opened);
              }
              return null;
            });
  }

  private void checkHasContent(Job job, int index) {
    switch (job.state()) {
      case QUEUED, SUBMITTING, RUNNING, IN_DOUBT ->
          throw new ApiException(Errors.notCompleted(statusOf.apply(job)));
      case FAILED, CANCELLED -> throw new ApiException(Errors.noContent(statusOf.apply(job)));
      case SUCCEEDED -> {
        int videos = JobResult.of(job).map(result -> result.videos().size()).orElse(0);
        if (index >= videos) {
          throw new ApiException(
              Errors.problems(List.of(FieldProblem.invalid("index", "below " + videos, index))));
        }
      }
    }
  }

  /** A range counts only while the client's earlier part is of the same file. */
  private static Optional<ByteRange> range(HttpServerRequest request, String tag) {
    String condition = request.getHeader("if-range");
    boolean isSameFile = condition == null || condition.equals(tag);
    return isSameFile ? ByteRange.parse(request.getHeader("range")) : Optional.empty();
  }

  private void answerHead(Exchange exchange, Job job, String tag, OptionalLong total) {
    Map<String, String> headers = headers(job, tag);
    total.ifPresent(length -> headers.put("content-length", Long.toString(length)));
    exchange.answerEmpty(200, headers);
  }

  private void answer(Exchange exchange, Job job, String tag, ContentSource.Opened opened) {
    Delivery delivery = opened.delivery();
    if (delivery.outcome() == Delivery.Outcome.NOT_SATISFIABLE) {
      ErrorAnswer error = Errors.rangeNotSatisfiable();
      exchange.refuse(error.header("content-range", "bytes */" + shown(delivery.total())));
      return;
    }
    if (exchange.isOver()) {
      opened.file().stop().run();
      return;
    }
    HttpServerResponse response = exchange.request().response();
    headers(job, tag).forEach(response::putHeader);
    delivery
        .span()
        .ifPresent(
            span ->
                response
                    .setStatusCode(206)
                    .putHeader(
                        "content-range",
                        "bytes %d-%d/%s"
                            .formatted(span.first(), span.last(), shown(delivery.total()))));
    OptionalLong length = delivery.length();
    if (length.isPresent()) {
      response.putHeader("content-length", Long.toString(length.getAsLong()));
    } else {
      sendUntilEnd(exchange);
    }
    new ContentStream(
            vertx, exchange, opened.file(), delivery.skip(), length.orElse(Long.MAX_VALUE))
        .start();
  }

  /** Of unknown length: in chunks, or where a client knows none, up to the connection's end. */
  private static void sendUntilEnd(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    HttpServerResponse response = request.response();
    response.setChunked(true);
    if (request.version() == HttpVersion.HTTP_1_0) {
      response.headersEndHandler(last -> response.putHeader("connection", "close"));
      exchange.whenFinished(() -> request.connection().close());
    }
  }

  private static String shown(OptionalLong total) {
    return total.isPresent() ? Long.toString(total.getAsLong()) : "*";
  }

  private static Map<String, String> headers(Job job, String tag) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", "video/mp4");
    headers.put("accept-ranges", "bytes");
    headers.put("etag", tag);
    headers.put("content-disposition", "inline; filename=\"" + job.id() + ".mp4\"");
    headers.put("cache-control", "private, no-transform");
    headers.put("x-content-type-options", "nosniff");
    return headers;
  }
}
