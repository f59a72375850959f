package io.filmgate.core.provider;

import io.filmgate.core.provider.step.StepRunner;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.ProviderException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;

/** Asks a revision's verticle over the bus, and makes of every answer a value or a failure. */
final class RevisionBus {
  /** An answer comes before this in any case; without one the verticle itself is broken. */
  private static final Duration ANSWER = StepRunner.LONGEST.plus(Duration.ofMinutes(1));

  private final Vertx vertx;

  RevisionBus(Vertx vertx) {
    this.vertx = vertx;
  }

  <T> Future<T> ask(PluginRevision revision, ProviderMessage message, Class<T> answer) {
    DeliveryOptions options =
        new DeliveryOptions().setLocalOnly(true).setSendTimeout(ANSWER.toMillis());
    return vertx
        .eventBus()
        .<ProviderReply>request(revision.address(), message, options)
        .map(Message::body)
        .recover(lost -> Future.failedFuture(lost(message, lost)))
        .compose(
            reply ->
                reply instanceof ProviderReply.Answered answered
                    ? Future.succeededFuture(answer.cast(answered.value()))
                    : Future.failedFuture(((ProviderReply.Refused) reply).failure()));
  }

  private static ProviderException lost(ProviderMessage message, Throwable cause) {
    boolean hasArrived =
        !(cause instanceof ReplyException reply) || reply.failureType() != ReplyFailure.NO_HANDLERS;
    boolean mayExist = hasArrived && message instanceof ProviderMessage.Submit;
    return (mayExist
            ? new ProviderException(
                ErrorKind.OUTCOME_UNKNOWN, "The vendor may have the job; its answer is not known")
            : new ProviderException(ErrorKind.UNAVAILABLE, "The provider did not answer"))
        .vendor("gateway", cause.getClass().getSimpleName());
  }
}
