package io.filmgate.core.provider.step;

import static io.filmgate.core.provider.step.ConversationFixture.LATER;
import static io.filmgate.core.provider.step.ConversationFixture.SHORT;
import static io.filmgate.core.provider.step.ConversationFixture.channel;
import static io.filmgate.core.provider.step.ConversationFixture.createCall;
import static io.filmgate.core.provider.step.ConversationFixture.exception;
import static io.filmgate.core.provider.step.ConversationFixture.failure;
import static io.filmgate.core.provider.step.ConversationFixture.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.provider.RawServer;
import io.filmgate.core.provider.TestProviders;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Reconcilable.Found;
import io.filmgate.spi.Reconcilable.LostSubmit;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.Step;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one conversation comes to, against a server that answers badly in every way. */
class StepRunnerTest {
  private final ConversationFixture vendor = new ConversationFixture();

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void a_create_that_is_answered_gives_the_job() {
    vendor.provider.submit =
        context -> Step.send(createCall(context)).map(ConversationFixture::submitted);
    vendor.server.reply(200, "{\"id\":\"v1\"}");

    assertThat(TestProviders.await(vendor.submit()).jobId()).isEqualTo("v1");

    assertThat(vendor.server.request())
        .startsWith("POST /tasks HTTP/1.1\r\n")
        .containsIgnoringCase("\r\nhost: 127.0.0.1:" + vendor.server.port() + "\r\n")
        .containsIgnoringCase("\r\ncontent-length: 2\r\n")
        .contains("\r\nX-Key: k\r\n")
        .endsWith("\r\n\r\n{}")
        .doesNotContainIgnoringCase("accept-encoding")
        .doesNotContainIgnoringCase("cookie");
  }

  @Test
  void a_connection_that_is_refused_creates_nothing() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    String base = "http://127.0.0.1:" + closed;
    vendor.provider.submit =
        context -> Step.send(createCall(context)).map(ConversationFixture::submitted);

    ProviderException failure =
        exception(vendor.runner().submit(channel(base), plan(), "job-1", LATER));

    assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(failure.vendorMessage()).contains("connection refused");
  }

  @Test
  void a_host_that_is_not_found_creates_nothing() {
    vendor.provider.submit =
        context -> Step.send(createCall(context)).map(ConversationFixture::submitted);

    Future<Submitted> lost =
        vendor.runner().submit(channel("http://vendor.invalid"), plan(), "job-1", LATER);

    assertThat(failure(lost)).isEqualTo(ErrorKind.UNAVAILABLE);
  }

  @Test
  void a_server_without_tls_gets_nothing_of_an_https_call() {
    vendor.provider.submit =
        context -> Step.send(createCall(context)).map(ConversationFixture::submitted);
    vendor.server.next((request, socket) -> RawServer.write(socket, "no TLS here\r\n\r\n"));

    String base = "https://127.0.0.1:" + vendor.server.port();
    // the handshake has no blank line that would end a request, so the server is told to hang up
    Future<Submitted> lost = vendor.runner().submit(channel(base), plan(), "job-1", LATER);
    vendor.vertx.setTimer(200, due -> vendor.server.close());

    assertThat(failure(lost)).isEqualTo(ErrorKind.UNAVAILABLE);
  }

  @Test
  void a_reset_after_the_request_leaves_a_create_in_doubt_and_a_poll_unanswered() {
    vendor.provider.submit =
        context -> Step.send(createCall(context)).map(ConversationFixture::submitted);
    vendor.provider.poll =
        context -> Step.send(createCall(context)).map(reply -> new JobStatus.Queued());
    vendor.server.next((request, socket) -> socket.setSoLinger(true, 0));
    vendor.server.next((request, socket) -> socket.setSoLinger(true, 0));

    assertThat(failure(vendor.submit())).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(failure(vendor.poll())).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(vendor.server.request()).startsWith("POST");
    assertThat(vendor.server.request()).startsWith("POST");
    assertThat(vendor.server.unseen()).as("nothing is sent twice").isZero();
  }

  @Test
  void silence_leaves_a_create_in_doubt() {
    vendor.provider.submit =
        context ->
            Step.send(createCall(context).timeout(SHORT)).map(ConversationFixture::submitted);
    vendor.server.next((request, socket) -> vendor.hold());

    ProviderException failure = exception(vendor.submit());

    assertThat(failure.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(failure.vendorMessage()).contains("no answer in time");
  }

  @Test
  void a_body_that_drips_is_cut_off_by_the_same_limit() {
    vendor.provider.poll =
        context ->
            Step.send(HttpCall.get(context.channel().baseUrl(), "/slow").timeout(SHORT))
                .map(reply -> new JobStatus.Queued());
    vendor.server.next(
        (request, socket) -> {
          RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345");
          vendor.hold();
        });

    assertThat(failure(vendor.poll())).isEqualTo(ErrorKind.UNAVAILABLE);
  }

  @Test
  void an_answer_over_the_limit_is_none() {
    vendor.provider.submit =
        context ->
            Step.send(createCall(context).maxReplyBytes(4)).map(ConversationFixture::submitted);
    vendor.server.reply(200, "{\"id\":\"v1\"}");

    ProviderException failure = exception(vendor.submit());

    assertThat(failure.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(failure.vendorMessage()).contains("the answer was longer than 4 bytes");
  }

  @Test
  void garbage_leaves_a_create_in_doubt() {
    vendor.provider.submit =
        context -> Step.send(createCall(context)).map(ConversationFixture::submitted);
    vendor.server.next((request, socket) -> RawServer.write(socket, "SMTP ready\r\n\r\n"));

    assertThat(failure(vendor.submit())).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
  }

  @Test
  void a_redirect_is_an_answer_and_is_not_followed() {
    vendor.provider.poll =
        context ->
            Step.send(HttpCall.get(context.channel().baseUrl(), "/a"))
                .map(reply -> new JobStatus.Running(Optional.of(reply.status() - 300)));
    vendor.server.reply(302, "", "Location: " + vendor.server.url() + "/b");

    assertThat(TestProviders.await(vendor.poll())).isEqualTo(new JobStatus.Running(Optional.of(2)));
    vendor.server.request();
    assertThat(vendor.server.unseen()).isZero();
  }

  @Test
  void an_anonymous_call_goes_without_credentials() {
    vendor.provider.poll =
        context ->
            Step.send(HttpCall.get(context.channel().baseUrl(), "/a").anonymous())
                .map(reply -> new JobStatus.Queued());
    vendor.server.reply(200, "{}");

    TestProviders.await(vendor.poll());

    assertThat(vendor.server.request()).doesNotContain("X-Key");
  }

  @Test
  void finding_gives_what_was_found() {
    vendor.provider.find =
        context ->
            Step.send(HttpCall.get(context.channel().baseUrl(), "/by-id", context.correlationId()))
                .map(reply -> new Found.Absent());
    vendor.server.reply(404, "{}");

    Found found =
        TestProviders.await(
            vendor
                .runner()
                .find(
                    channel(vendor.server.url()),
                    new LostSubmit("job-1", "acme-1", "text2video", Instant.EPOCH)));

    assertThat(found).isEqualTo(new Found.Absent());
    assertThat(vendor.server.request()).startsWith("GET /by-id/job-1 ");
  }
}
