package io.filmgate.core.provider;

import io.filmgate.core.provider.step.PluginFault;
import io.filmgate.spi.CallbackAware;
import io.filmgate.spi.CallbackAware.CallbackAnswer;
import io.filmgate.spi.CallbackAware.CallbackRequest;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderException;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is asked of a plugin without talking to a vendor. */
final class PluginCalls {
  private static final Logger LOG = LoggerFactory.getLogger(PluginCalls.class);

  private PluginCalls() {}

  /** Plans a request; the plan must be for what the tenant is allowed to pay for. */
  static Future<PlannedRequest> plan(
      PluginRevision revision, ProviderChannel channel, GenerationRequest request) {
    return revision
        .workers()
        .begin(
            () -> {
              Plan plan = revision.provider().plan(request, channel.channel());
              return plan == null
                  ? null
                  : new PlannedRequest(
                      checked(plan, channel, request), revision.tag(), revision.number());
            })
        .recover(cause -> failure(revision, channel, "plan", cause));
  }

  private static Plan checked(Plan plan, ProviderChannel channel, GenerationRequest request) {
    boolean isAllowed =
        plan.model().equals(request.model()) || channel.channel().models().contains(plan.model());
    if (!isAllowed) {
      throw new ProviderException(
          List.of(
              Problem.unsupported(
                  "metadata", "metadata chooses " + plan.model() + ", which is not offered here")));
    }
    return plan;
  }

  /** The provider's own check of a channel. */
  static Future<List<Problem>> check(PluginRevision revision, ProviderChannel channel) {
    return revision
        .workers()
        .begin(() -> List.copyOf(revision.provider().check(channel.channel())))
        .recover(cause -> failure(revision, channel, "check", cause));
  }

  /** A vendor's callback. */
  static Future<CallbackAnswer> receive(
      PluginRevision revision, ProviderChannel channel, CallbackRequest request, Instant now) {
    return revision
        .workers()
        .begin(
            () ->
                ((CallbackAware) revision.provider()).receive(request, channel.credentials(), now))
        .recover(cause -> failure(revision, channel, "receive", cause));
  }

  private static <T> Future<T> failure(
      PluginRevision revision, ProviderChannel channel, String operation, Throwable cause) {
    if (cause instanceof ProviderException meant) {
      return Future.failedFuture(meant);
    }
    String what = cause instanceof PluginFault ? cause.getMessage() : cause.getClass().getName();
    LOG.warn("{} on channel {} by {}: {}", operation, channel.channel().id(), revision.tag(), what);
    return Future.failedFuture(
        new ProviderException(ErrorKind.PLUGIN_FAULT, "The provider's plugin is broken")
            .vendor("plugin", what));
  }
}
