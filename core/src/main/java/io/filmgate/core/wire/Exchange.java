package io.filmgate.core.wire;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and its answer. Answers once, in the one shape, and writes one line to the access
 * log. Used on its connection's event loop only.
 */
public final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
  private static final int CLIENT_GONE = 499;
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "DELETE", "OPTIONS");

  private final HttpServerRequest request;
  private final Connections connections;
  private final HttpMeters meters;
  private final String requestId;
  private final InstantSource clock;
  private final long startedMillis;
  private final long startedAt;
  private final List<Runnable> onFinish = new ArrayList<>();
  private QueryString query = QueryString.parse("");
  private String route = "-";
  private Map<String, String> variables = Map.of();
  private Optional<String> tenant = Optional.empty();
  private Optional<String> job = Optional.empty();
  private boolean isFinished;

  Exchange(
      HttpServerRequest request,
      Connections connections,
      HttpMeters meters,
      String requestId,
      InstantSource clock) {
    this.request = request;
    this.connections = connections;
    this.meters = meters;
    this.requestId = requestId;
    this.clock = clock;
    this.startedMillis = clock.millis();
    this.startedAt = meters.now();
    HttpServerResponse response = request.response();
    response.putHeader("x-request-id", requestId);
    response.exceptionHandler(gone -> finish());
    response.closeHandler(closed -> finish());
    response.endHandler(ended -> finish());
  }

  public HttpServerRequest request() {
    return request;
  }

  public QueryString query() {
    return query;
  }

  /** What stands in the path for a variable of its template. */
  public String variable(String name) {
    return variables.get(name);
  }

  public String requestId() {
    return requestId;
  }

  /** Notes for the log whose key came with the request. */
  public void calledBy(String tenantId) {
    tenant = Optional.of(tenantId);
  }

  /** Notes for the log which job this is about. */
  public void about(String jobId) {
    job = Optional.of(jobId);
  }

  void asks(QueryString read) {
    query = read;
  }

  void routedTo(String template, Map<String, String> found) {
    route = template;
    variables = Map.copyOf(found);
  }

  /** Runs something when the answer is out or the client is gone; at once if that has happened. */
  public void whenFinished(Runnable action) {
    if (isFinished) {
      action.run();
    } else {
      onFinish.add(action);
    }
  }

  /** Whether nobody waits for an answer any more. */
  public boolean isOver() {
    return isFinished || request.response().ended() || request.response().closed();
  }

  /** Answers with JSON. */
  public void answer(int status, JsonObject body, Map<String, String> headers) {
    HttpServerResponse response = request.response();
    if (isOver() || response.headWritten()) {
      return;
    }
    response
        .putHeader("content-type", "application/json; charset=utf-8")
        .putHeader("cache-control", "no-store")
        .putHeader("x-content-type-options", "nosniff");
    answerBytes(status, body.toBuffer(), headers);
  }

  /** Answers with bytes of any kind, or to HEAD with their number. */
  public void answerBytes(int status, Buffer bytes, Map<String, String> headers) {
    HttpServerResponse response = request.response();
    if (isOver() || response.headWritten()) {
      return;
    }
    response.setStatusCode(status).putHeader("content-length", Integer.toString(bytes.length()));
    headers.forEach(response::putHeader);
    end(HttpMethod.HEAD.equals(request.method()) ? Buffer.buffer() : bytes);
  }

  /** Answers without a body. */
  public void answerEmpty(int status, Map<String, String> headers) {
    HttpServerResponse response = request.response();
    if (isOver() || response.headWritten()) {
      return;
    }
    response.setStatusCode(status);
    headers.forEach(response::putHeader);
    end(Buffer.buffer());
  }

  /** Answers with an error; after one about the framing, the connection serves nothing more. */
  public void refuse(ErrorAnswer error) {
    if (Errors.isAboutFraming(error)) {
      connections.closeAfter(request);
    }
    answer(error.status(), error.toJson(), error.headers());
  }

  /** Answers a failure: as it says itself, or as an internal error, which is logged here. */
  public void fail(Throwable failure) {
    if (failure instanceof ApiException known) {
      refuse(known.answer());
      return;
    }
    LOG.error("request {} of route {} failed", requestId, route, failure);
    if (request.response().headWritten()) {
      request.connection().close();
    } else {
      refuse(Errors.internal(requestId));
    }
  }

  private void end(Buffer bytes) {
    connections.beforeEnd(request);
    HttpServerResponse response = request.response();
    Future<Void> written = bytes.length() == 0 ? response.end() : response.end(bytes);
    connections.afterEnd(request, written);
  }

  private void finish() {
    if (isFinished) {
      return;
    }
    isFinished = true;
    onFinish.forEach(Runnable::run);
    connections.answered(request);
    HttpServerResponse response = request.response();
    int status = response.headWritten() ? response.getStatusCode() : CLIENT_GONE;
    String method = METHODS.contains(request.method().name()) ? request.method().name() : "OTHER";
    meters.answered(method, route, status, startedAt);
    AccessLog.line(
        new AccessLog.Entry(
            method,
            route,
            status,
            response.bytesWritten(),
            clock.millis() - startedMillis,
            requestId,
            job,
            tenant));
  }
}
