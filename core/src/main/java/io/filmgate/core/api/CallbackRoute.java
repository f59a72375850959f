package io.filmgate.core.api;

import io.filmgate.core.job.Job;
import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.BodyReader;
import io.filmgate.core.wire.ErrorAnswer;
import io.filmgate.core.wire.Errors;
import io.filmgate.core.wire.Exchange;
import io.filmgate.spi.CallbackAware.CallbackAnswer;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.ProviderException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vendors that call back. What they say is never believed: a callback that its plugin takes for
 * genuine makes the gateway ask about the job, once.
 */
final class CallbackRoute {
  static final String PATH = "/callbacks/{channel}/{token}";

  /** More than any vendor tells of one job. */
  static final int MOST_BYTES = 256 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(CallbackRoute.class);
  private static final Pattern CONTENT_TYPE = Pattern.compile("[\\x20-\\x7e]{0,200}");

  private final ApiDependencies.Callbacks callbacks;
  private final BodyReader bodies;
  private final Supplier<Long> mostBuffered;

  CallbackRoute(
      ApiDependencies.Callbacks callbacks, BodyReader bodies, Supplier<Long> mostBuffered) {
    this.callbacks = callbacks;
    this.bodies = bodies;
    this.mostBuffered = mostBuffered;
  }

  void serve(Exchange exchange) {
    String channel = exchange.variable("channel");
    String correlationId =
        callbacks
            .attempt()
            .apply(channel, exchange.variable("token"))
            .orElseThrow(() -> new ApiException(unknown(exchange)));
    String jobId = Job.Attempt.jobId(correlationId);
    exchange.about(jobId);
    bodies
        .read(exchange, MOST_BYTES, mostBuffered.get())
        .compose(body -> receive(exchange, channel, correlationId, body))
        .onSuccess(answer -> answer(exchange, jobId, answer))
        .onFailure(failure -> exchange.fail(told(exchange, channel, failure)));
  }

  /** A token that was not given out is a path that is not there. */
  private static ErrorAnswer unknown(Exchange exchange) {
    return Errors.unknownPath(exchange.request().method().name(), exchange.request().path());
  }

  private Future<CallbackAnswer> receive(
      Exchange exchange, String channel, String correlationId, Buffer body) {
    Map<String, String> headers = new HashMap<>();
    exchange
        .request()
        .headers()
        .forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
    return callbacks
        .receive()
        .ask(channel, correlationId, exchange.request().method().name(), headers, body);
  }

  private void answer(Exchange exchange, String jobId, CallbackAnswer answer) {
    if (answer.isNudge()) {
      callbacks.nudge().accept(jobId);
    }
    int status = answer.status() >= 200 && answer.status() <= 599 ? answer.status() : 500;
    String type = CONTENT_TYPE.matcher(answer.contentType()).matches() ? answer.contentType() : "";
    exchange.answerBytes(
        status,
        answer.body(),
        Map.of(
            "content-type",
            type.isEmpty() ? "application/octet-stream" : type,
            "cache-control",
            "no-store",
            "x-content-type-options",
            "nosniff"));
  }

  private static Throwable told(Exchange exchange, String channel, Throwable failure) {
    if (!(failure instanceof ProviderException known)) {
      return failure;
    }
    LOG.info("callback for channel {}: not taken: {}", channel, known.kind());
    return new ApiException(
        known.kind() == ErrorKind.UNAVAILABLE
            ? unknown(exchange)
            : Errors.pluginFault(exchange.requestId()));
  }
}
