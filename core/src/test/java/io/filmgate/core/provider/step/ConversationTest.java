package io.filmgate.core.provider.step;

import static io.filmgate.core.provider.step.ConversationFixture.SHORT;
import static io.filmgate.core.provider.step.ConversationFixture.exception;
import static io.filmgate.core.provider.step.ConversationFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.provider.TestProviders;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.Step;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a plugin cannot do in a conversation, however it is written. */
class ConversationTest {
  private final ConversationFixture vendor = new ConversationFixture();

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void a_plugin_that_loops_is_given_up_and_the_next_call_runs() {
    vendor.limitCalls(SHORT);
    vendor.provider.submit =
        context -> {
          while (vendor.released.getCount() > 0) {
            Thread.onSpinWait();
          }
          return null;
        };
    vendor.provider.poll = context -> Step.done(new JobStatus.Queued());

    assertThat(failure(vendor.submit())).isEqualTo(ErrorKind.PLUGIN_FAULT);
    assertThat(TestProviders.await(vendor.poll())).isEqualTo(new JobStatus.Queued());
  }

  @Test
  void an_endless_chain_ends_after_32_calls() {
    vendor.provider.poll = context -> endless(context);
    for (int i = 0; i < 40; i++) {
      vendor.server.reply(200, "{}");
    }

    assertThat(failure(vendor.poll())).isEqualTo(ErrorKind.PLUGIN_FAULT);
    assertThat(vendor.server.unseen()).isEqualTo(32);
  }

  @Test
  void a_host_that_nobody_named_is_not_called() {
    vendor.provider.poll =
        context ->
            Step.send(HttpCall.get(URI.create("http://elsewhere.example.com"), "/"))
                .map(reply -> new JobStatus.Queued());

    ProviderException failure = exception(vendor.poll());

    assertThat(failure.kind()).isEqualTo(ErrorKind.PLUGIN_FAULT);
    assertThat(failure.vendorMessage().orElse("")).contains("http://elsewhere.example.com:80");
  }

  @Test
  void a_declared_host_that_leads_inside_is_not_called() {
    vendor.provider.poll =
        context ->
            Step.send(HttpCall.get(URI.create("http://localhost:" + vendor.server.port()), "/"))
                .map(reply -> new JobStatus.Queued());

    ProviderException failure = exception(vendor.poll());

    assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(failure.vendorMessage().orElse("")).contains("address refused");
    assertThat(vendor.server.unseen()).isZero();
  }

  @Test
  void an_authorize_that_changes_more_than_it_may_is_a_fault() {
    vendor.provider.poll =
        context ->
            Step.send(HttpCall.get(context.channel().baseUrl(), "/a"))
                .map(reply -> new JobStatus.Queued());
    vendor.provider.authorize = call -> HttpCall.get(URI.create("http://127.0.0.1:1"), "/a");

    assertThat(failure(vendor.poll())).isEqualTo(ErrorKind.PLUGIN_FAULT);
    assertThat(vendor.server.unseen()).isZero();
  }

  private static Step<JobStatus> endless(CallContext context) {
    return Step.send(HttpCall.get(context.channel().baseUrl(), "/again"))
        .then(reply -> endless(context));
  }
}
