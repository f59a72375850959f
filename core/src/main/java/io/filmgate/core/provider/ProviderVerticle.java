package io.filmgate.core.provider;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.ProviderException;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;

/** One revision's place on the bus. Its plugin's code runs elsewhere, on the revision's workers. */
final class ProviderVerticle extends VerticleBase {
  private final PluginRevision revision;

  ProviderVerticle(PluginRevision revision) {
    this.revision = revision;
  }

  @Override
  public Future<?> start() {
    return vertx
        .eventBus()
        .<ProviderMessage>localConsumer(revision.address(), this::answer)
        .completion();
  }

  private void answer(Message<ProviderMessage> message) {
    carryOut(message.body())
        .<ProviderReply>map(ProviderReply.Answered::new)
        .otherwise(cause -> new ProviderReply.Refused(ProviderVerticle.failure(cause)))
        .onSuccess(message::reply);
  }

  private Future<?> carryOut(ProviderMessage message) {
    try {
      if (message instanceof ProviderMessage.Submit submit) {
        return revision
            .runner()
            .submit(submit.channel(), submit.plan(), submit.correlationId(), submit.sendBefore());
      }
      if (message instanceof ProviderMessage.Poll poll) {
        return revision.runner().poll(poll.channel(), poll.job());
      }
      if (message instanceof ProviderMessage.Cancel cancel) {
        return revision.runner().cancel(cancel.channel(), cancel.job());
      }
      ProviderMessage.Find find = (ProviderMessage.Find) message;
      return revision.runner().find(find.channel(), find.lost());
    } catch (RuntimeException beforeAnythingWasSent) {
      return Future.failedFuture(beforeAnythingWasSent);
    }
  }

  private static ProviderException failure(Throwable cause) {
    return cause instanceof ProviderException meant
        ? meant
        : new ProviderException(ErrorKind.PLUGIN_FAULT, "Nothing was sent")
            .vendor("gateway", cause.getClass().getName());
  }
}
