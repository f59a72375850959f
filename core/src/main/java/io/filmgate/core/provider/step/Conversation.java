package io.filmgate.core.provider.step;

import io.filmgate.core.provider.ProviderChannel;
import io.filmgate.core.provider.network.SendFailure;
import io.filmgate.core.provider.network.WebAddress;
import io.filmgate.spi.VideoProvider;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.HttpCall.Repeat;
import io.filmgate.spi.exchange.HttpReply;
import io.filmgate.spi.exchange.Moment;
import io.filmgate.spi.exchange.Step;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/**
 * One operation of a plugin, call by call: check where it wants to go, let it add its credentials,
 * send it, give it the answer. Nothing is ever sent a second time.
 */
final class Conversation<T> {
  static final int MOST_CALLS = 32;
  static final Duration LONGEST = StepRunner.LONGEST;

  private final VideoProvider provider;
  private final PluginWorkers workers;
  private final Outside outside;
  private final ProviderChannel channel;
  private final AllowedHosts hosts;
  private final FailureRule rule;
  private final Class<T> type;
  private final Instant createBefore;
  private final Instant endsAt;
  private int calls;

  /**
   * A conversation that has not begun.
   *
   * @param createBefore after it no call that may create something is sent
   */
  Conversation(
      VideoProvider provider,
      PluginWorkers workers,
      Outside outside,
      ProviderChannel channel,
      AllowedHosts hosts,
      FailureRule rule,
      Class<T> type,
      Instant createBefore) {
    this.provider = provider;
    this.workers = workers;
    this.outside = outside;
    this.channel = channel;
    this.hosts = hosts;
    this.rule = rule;
    this.type = type;
    this.createBefore = createBefore;
    this.endsAt = outside.clock().instant().plus(LONGEST);
  }

  /** Fails with whatever went wrong; {@link FailureRule} says what that means. */
  Future<T> run(Callable<Step<T>> first) {
    return workers.begin(first).compose(this::advance);
  }

  private Future<T> advance(Step<T> step) {
    if (step instanceof Step.Done<T> over) {
      return type.isInstance(over.value())
          ? Future.succeededFuture(over.value())
          : fault("its result is a " + over.value().getClass().getName());
    }
    Step.Send<T> open = (Step.Send<T>) step;
    rule.goesOn();
    return exchange(open.call())
        .compose(reply -> workers.goOn(() -> open.next().apply(reply)))
        .compose(this::advance);
  }

  private Future<HttpReply> exchange(HttpCall call) {
    if (++calls > MOST_CALLS) {
      return fault("it makes more than " + MOST_CALLS + " calls in one operation");
    }
    WebAddress address;
    try {
      address = hosts.check(CallRules.check(call).uri());
    } catch (PluginFault fault) {
      return Future.failedFuture(workers.fault(fault));
    }
    boolean isTrusted = hosts.isTrusted(address);
    return authorized(call).compose(ready -> send(ready, isTrusted));
  }

  private Future<HttpCall> authorized(HttpCall call) {
    if (call.isAnonymous()) {
      return Future.succeededFuture(call);
    }
    Moment moment = new Moment(outside.clock().instant(), outside.nonces().get());
    return workers.goOn(
        () -> CallRules.authorized(call, provider.authorize(call, channel.credentials(), moment)));
  }

  private Future<HttpReply> send(HttpCall call, boolean isTrusted) {
    Duration left = Duration.between(outside.clock().instant(), endsAt);
    if (left.isNegative() || left.isZero()) {
      return Future.failedFuture(SendFailure.notSent("the operation had taken too long already"));
    }
    boolean mayCreate = call.repeat() != Repeat.ANYWHERE;
    return outside
        .http()
        .send(
            call.maxReplyBytes(Math.min(call.maxReplyBytes(), CallRules.MOST_REPLY_BYTES)),
            channel.proxy(),
            isTrusted,
            left,
            () -> mayCreate && !outside.clock().instant().isBefore(createBefore))
        .onComplete(
            result -> {
              boolean hasLeft =
                  !(result.cause() instanceof SendFailure failure)
                      || failure.reach() == SendFailure.Reach.MAY_HAVE_ARRIVED;
              if (hasLeft) {
                rule.sent(call);
              }
            });
  }

  private <R> Future<R> fault(String what) {
    return Future.failedFuture(workers.fault(new PluginFault(what)));
  }
}
