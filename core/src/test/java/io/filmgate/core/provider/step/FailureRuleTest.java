package io.filmgate.core.provider.step;

import static io.filmgate.core.provider.step.ConversationFixture.channel;
import static io.filmgate.core.provider.step.ConversationFixture.createCall;
import static io.filmgate.core.provider.step.ConversationFixture.exception;
import static io.filmgate.core.provider.step.ConversationFixture.failure;
import static io.filmgate.core.provider.step.ConversationFixture.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.HttpReply;
import io.filmgate.spi.exchange.Step;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a failure proves: whether a job may exist that somebody pays for. */
class FailureRuleTest {
  private final ConversationFixture vendor = new ConversationFixture();

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void once_a_chain_went_on_past_a_create_nothing_proves_anything() {
    vendor.provider.submit =
        context ->
            Step.send(createCall(context))
                .then(
                    duplicate ->
                        Step.send(HttpCall.get(context.channel().baseUrl(), "/tasks"))
                            .map(
                                reply -> {
                                  throw new ProviderException(ErrorKind.RATE_LIMITED, "slow down")
                                      .vendor("1302", "slow down");
                                }));
    vendor.server.reply(409, "{}").reply(429, "{}");

    ProviderException failure = exception(vendor.submit());

    assertThat(failure.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(failure.vendorCode()).contains("1302");
  }

  @Test
  void going_on_past_an_upload_that_creates_nothing_changes_nothing() {
    vendor.provider.submit =
        context ->
            Step.send(createCall(context).repeat(HttpCall.Repeat.ANYWHERE))
                .then(
                    uploaded -> Step.send(createCall(context)).map(ConversationFixture::submitted));
    vendor.server.reply(200, "{}").reply(429, "{}");

    assertThat(failure(vendor.submit())).isEqualTo(ErrorKind.RATE_LIMITED);
  }

  @Test
  void a_lost_upload_creates_nothing() {
    vendor.provider.submit =
        context ->
            Step.send(createCall(context).repeat(HttpCall.Repeat.ANYWHERE))
                .then(
                    uploaded -> Step.send(createCall(context)).map(ConversationFixture::submitted));
    vendor.server.next((request, socket) -> socket.setSoLinger(true, 0));

    assertThat(failure(vendor.submit())).isEqualTo(ErrorKind.UNAVAILABLE);
  }

  @Test
  void a_plugin_that_breaks_after_a_create_leaves_it_in_doubt() {
    for (Function<HttpReply, Submitted> broken :
        List.<Function<HttpReply, Submitted>>of(
            reply -> null,
            reply -> {
              throw new IllegalStateException("key=s3cret");
            },
            reply -> {
              throw new NoClassDefFoundError("gone");
            },
            reply -> {
              throw new StackOverflowError();
            },
            reply -> Submitted.of(" "))) {
      vendor.provider.submit = context -> Step.send(createCall(context)).map(broken);
      vendor.server.reply(200, "{}");

      ProviderException failure = exception(vendor.submit());

      assertThat(failure.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
      assertThat(failure.vendorMessage().orElse("")).doesNotContain("s3cret");
    }
    assertThat(vendor.workers.faults()).isEqualTo(5);
  }

  @Test
  void a_plugin_that_breaks_before_a_create_is_a_fault() {
    for (Function<CallContext, Step<Submitted>> broken :
        List.<Function<CallContext, Step<Submitted>>>of(
            context -> null,
            context -> {
              throw new LinkageError("gone");
            },
            context -> {
              throw new ProviderException(null, "of no kind");
            })) {
      vendor.provider.submit = broken;

      assertThat(failure(vendor.submit())).isEqualTo(ErrorKind.PLUGIN_FAULT);
    }
    assertThat(vendor.server.unseen()).isZero();
  }

  @Test
  void doubt_before_anything_was_sent_is_groundless() {
    vendor.provider.submit =
        context -> {
          throw new ProviderException(ErrorKind.OUTCOME_UNKNOWN, "perhaps");
        };

    assertThat(failure(vendor.submit())).isEqualTo(ErrorKind.UNAVAILABLE);
  }

  @Test
  void what_is_too_late_is_not_sent() {
    vendor.provider.submit =
        context -> Step.send(createCall(context)).map(ConversationFixture::submitted);
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    vendor.clock = () -> now;

    Future<Submitted> late =
        vendor.runner().submit(channel(vendor.server.url()), plan(), "job-1", now);

    assertThat(exception(late).vendorMessage()).contains("it was too late to send it");
    assertThat(failure(late)).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(vendor.server.unseen()).isZero();
  }

  @Test
  void a_refusal_that_the_plugin_understands_stands() {
    vendor.provider.submit =
        context -> Step.send(createCall(context)).map(ConversationFixture::submitted);
    vendor.server.reply(429, "{}");

    assertThat(failure(vendor.submit())).isEqualTo(ErrorKind.RATE_LIMITED);
  }
}
