package io.filmgate.core.provider.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.provider.ProviderChannel;
import io.filmgate.core.provider.RawServer;
import io.filmgate.core.provider.ScriptedProvider;
import io.filmgate.core.provider.TestProviders;
import io.filmgate.core.provider.network.AddressGuard;
import io.filmgate.core.provider.network.VendorHttp;
import io.filmgate.spi.Channel;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.Plan;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Reconcilable.Found;
import io.filmgate.spi.Reconcilable.LostSubmit;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Credentials;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.HttpReply;
import io.filmgate.spi.exchange.Step;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one conversation comes to, against a server that answers badly in every way. */
class StepRunnerTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

  private final Vertx vertx = Vertx.vertx();
  private final RawServer server = new RawServer();
  private final ScriptedProvider provider = new ScriptedProvider();
  private final CountDownLatch released = new CountDownLatch(1);
  private InstantSource clock = InstantSource.system();
  private PluginWorkers workers;
  private VendorHttp http;

  @BeforeEach
  void open() {
    workers = workers(PluginWorkers.LONGEST_CALL);
    http = new VendorHttp(vertx, new AddressGuard(vertx));
  }

  private PluginWorkers workers(Duration longestCall) {
    return new PluginWorkers(vertx, "acme", ClassLoader.getPlatformClassLoader(), longestCall);
  }

  @AfterEach
  void close() {
    released.countDown();
    workers.close();
    server.close();
    TestProviders.await(vertx.close());
  }

  @Test
  void a_create_that_is_answered_gives_the_job() {
    provider.submit = context -> Step.send(create(context)).map(StepRunnerTest::submitted);
    server.reply(200, "{\"id\":\"v1\"}");

    assertThat(TestProviders.await(submit()).jobId()).isEqualTo("v1");

    assertThat(server.request())
        .startsWith("POST /tasks HTTP/1.1\r\n")
        .containsIgnoringCase("\r\nhost: 127.0.0.1:" + server.port() + "\r\n")
        .containsIgnoringCase("\r\ncontent-length: 2\r\n")
        .contains("\r\nX-Key: k\r\n")
        .endsWith("\r\n\r\n{}")
        .doesNotContainIgnoringCase("accept-encoding")
        .doesNotContainIgnoringCase("cookie");
  }

  @Test
  void a_refusal_that_the_plugin_understands_stands() {
    provider.submit = context -> Step.send(create(context)).map(StepRunnerTest::submitted);
    server.reply(429, "{}");

    assertThat(failure(submit())).isEqualTo(ErrorKind.RATE_LIMITED);
  }

  @Test
  void a_connection_that_is_refused_creates_nothing() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    String base = "http://127.0.0.1:" + closed;
    provider.submit = context -> Step.send(create(context)).map(StepRunnerTest::submitted);

    ProviderException failure = exception(runner().submit(channel(base), plan(), "job-1", LATER));

    assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(failure.vendorMessage()).contains("connection refused");
  }

  @Test
  void a_host_that_is_not_found_creates_nothing() {
    provider.submit = context -> Step.send(create(context)).map(StepRunnerTest::submitted);

    Future<Submitted> lost =
        runner().submit(channel("http://vendor.invalid"), plan(), "job-1", LATER);

    assertThat(failure(lost)).isEqualTo(ErrorKind.UNAVAILABLE);
  }

  @Test
  void a_server_without_tls_gets_nothing_of_an_https_call() {
    provider.submit = context -> Step.send(create(context)).map(StepRunnerTest::submitted);
    server.next((request, socket) -> RawServer.write(socket, "no TLS here\r\n\r\n"));

    String base = "https://127.0.0.1:" + server.port();
    // the handshake has no blank line that would end a request, so the server is told to hang up
    Future<Submitted> lost = runner().submit(channel(base), plan(), "job-1", LATER);
    vertx.setTimer(200, due -> server.close());

    assertThat(failure(lost)).isEqualTo(ErrorKind.UNAVAILABLE);
  }

  @Test
  void a_reset_after_the_request_leaves_a_create_in_doubt_and_a_poll_unanswered() {
    provider.submit = context -> Step.send(create(context)).map(StepRunnerTest::submitted);
    provider.poll = context -> Step.send(create(context)).map(reply -> new JobStatus.Queued());
    server.next((request, socket) -> socket.setSoLinger(true, 0));
    server.next((request, socket) -> socket.setSoLinger(true, 0));

    assertThat(failure(submit())).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(failure(poll())).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(server.request()).startsWith("POST");
    assertThat(server.request()).startsWith("POST");
    assertThat(server.unseen()).as("nothing is sent twice").isZero();
  }

  @Test
  void silence_leaves_a_create_in_doubt() {
    provider.submit =
        context -> Step.send(create(context).timeout(SHORT)).map(StepRunnerTest::submitted);
    server.next((request, socket) -> hold());

    ProviderException failure = exception(submit());

    assertThat(failure.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(failure.vendorMessage()).contains("no answer in time");
  }

  @Test
  void a_body_that_drips_is_cut_off_by_the_same_limit() {
    provider.poll =
        context ->
            Step.send(HttpCall.get(context.channel().baseUrl(), "/slow").timeout(SHORT))
                .map(reply -> new JobStatus.Queued());
    server.next(
        (request, socket) -> {
          RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345");
          hold();
        });

    assertThat(failure(poll())).isEqualTo(ErrorKind.UNAVAILABLE);
  }

  @Test
  void an_answer_over_the_limit_is_none() {
    provider.submit =
        context -> Step.send(create(context).maxReplyBytes(4)).map(StepRunnerTest::submitted);
    server.reply(200, "{\"id\":\"v1\"}");

    ProviderException failure = exception(submit());

    assertThat(failure.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(failure.vendorMessage()).contains("the answer was longer than 4 bytes");
  }

  @Test
  void garbage_leaves_a_create_in_doubt() {
    provider.submit = context -> Step.send(create(context)).map(StepRunnerTest::submitted);
    server.next((request, socket) -> RawServer.write(socket, "SMTP ready\r\n\r\n"));

    assertThat(failure(submit())).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
  }

  @Test
  void a_redirect_is_an_answer_and_is_not_followed() {
    provider.poll =
        context ->
            Step.send(HttpCall.get(context.channel().baseUrl(), "/a"))
                .map(reply -> new JobStatus.Running(Optional.of(reply.status() - 300)));
    server.reply(302, "", "Location: " + server.url() + "/b");

    assertThat(TestProviders.await(poll())).isEqualTo(new JobStatus.Running(Optional.of(2)));
    server.request();
    assertThat(server.unseen()).isZero();
  }

  @Test
  void what_is_too_late_is_not_sent() {
    provider.submit = context -> Step.send(create(context)).map(StepRunnerTest::submitted);
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    clock = () -> now;

    Future<Submitted> late = runner().submit(channel(server.url()), plan(), "job-1", now);

    assertThat(exception(late).vendorMessage()).contains("it was too late to send it");
    assertThat(failure(late)).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(server.unseen()).isZero();
  }

  @Test
  void once_a_chain_went_on_past_a_create_nothing_proves_anything() {
    provider.submit =
        context ->
            Step.send(create(context))
                .then(
                    duplicate ->
                        Step.send(HttpCall.get(context.channel().baseUrl(), "/tasks"))
                            .map(
                                reply -> {
                                  throw new ProviderException(ErrorKind.RATE_LIMITED, "slow down")
                                      .vendor("1302", "slow down");
                                }));
    server.reply(409, "{}").reply(429, "{}");

    ProviderException failure = exception(submit());

    assertThat(failure.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(failure.vendorCode()).contains("1302");
  }

  @Test
  void going_on_past_an_upload_that_creates_nothing_changes_nothing() {
    provider.submit =
        context ->
            Step.send(create(context).repeat(HttpCall.Repeat.ANYWHERE))
                .then(uploaded -> Step.send(create(context)).map(StepRunnerTest::submitted));
    server.reply(200, "{}").reply(429, "{}");

    assertThat(failure(submit())).isEqualTo(ErrorKind.RATE_LIMITED);
  }

  @Test
  void a_lost_upload_creates_nothing() {
    provider.submit =
        context ->
            Step.send(create(context).repeat(HttpCall.Repeat.ANYWHERE))
                .then(uploaded -> Step.send(create(context)).map(StepRunnerTest::submitted));
    server.next((request, socket) -> socket.setSoLinger(true, 0));

    assertThat(failure(submit())).isEqualTo(ErrorKind.UNAVAILABLE);
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
      provider.submit = context -> Step.send(create(context)).map(broken);
      server.reply(200, "{}");

      ProviderException failure = exception(submit());

      assertThat(failure.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
      assertThat(failure.vendorMessage().orElse("")).doesNotContain("s3cret");
    }
    assertThat(workers.faults()).isEqualTo(5);
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
      provider.submit = broken;

      assertThat(failure(submit())).isEqualTo(ErrorKind.PLUGIN_FAULT);
    }
    assertThat(server.unseen()).isZero();
  }

  @Test
  void doubt_before_anything_was_sent_is_groundless() {
    provider.submit =
        context -> {
          throw new ProviderException(ErrorKind.OUTCOME_UNKNOWN, "perhaps");
        };

    assertThat(failure(submit())).isEqualTo(ErrorKind.UNAVAILABLE);
  }

  @Test
  void a_plugin_that_loops_is_given_up_and_the_next_call_runs() {
    workers.close();
    workers = workers(SHORT);
    provider.submit =
        context -> {
          while (released.getCount() > 0) {
            Thread.onSpinWait();
          }
          return null;
        };
    provider.poll = context -> Step.done(new JobStatus.Queued());

    assertThat(failure(submit())).isEqualTo(ErrorKind.PLUGIN_FAULT);
    assertThat(TestProviders.await(poll())).isEqualTo(new JobStatus.Queued());
  }

  @Test
  void an_endless_chain_ends_after_32_calls() {
    provider.poll = context -> endless(context);
    for (int i = 0; i < 40; i++) {
      server.reply(200, "{}");
    }

    assertThat(failure(poll())).isEqualTo(ErrorKind.PLUGIN_FAULT);
    assertThat(server.unseen()).isEqualTo(32);
  }

  @Test
  void a_host_that_nobody_named_is_not_called() {
    provider.poll =
        context ->
            Step.send(HttpCall.get(URI.create("http://elsewhere.example.com"), "/"))
                .map(reply -> new JobStatus.Queued());

    ProviderException failure = exception(poll());

    assertThat(failure.kind()).isEqualTo(ErrorKind.PLUGIN_FAULT);
    assertThat(failure.vendorMessage().orElse("")).contains("http://elsewhere.example.com:80");
  }

  @Test
  void a_declared_host_that_leads_inside_is_not_called() {
    provider.poll =
        context ->
            Step.send(HttpCall.get(URI.create("http://localhost:" + server.port()), "/"))
                .map(reply -> new JobStatus.Queued());

    ProviderException failure = exception(poll());

    assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(failure.vendorMessage().orElse("")).contains("address refused");
    assertThat(server.unseen()).isZero();
  }

  @Test
  void an_authorize_that_changes_more_than_it_may_is_a_fault() {
    provider.poll =
        context ->
            Step.send(HttpCall.get(context.channel().baseUrl(), "/a"))
                .map(reply -> new JobStatus.Queued());
    provider.authorize = call -> HttpCall.get(URI.create("http://127.0.0.1:1"), "/a");

    assertThat(failure(poll())).isEqualTo(ErrorKind.PLUGIN_FAULT);
    assertThat(server.unseen()).isZero();
  }

  @Test
  void an_anonymous_call_goes_without_credentials() {
    provider.poll =
        context ->
            Step.send(HttpCall.get(context.channel().baseUrl(), "/a").anonymous())
                .map(reply -> new JobStatus.Queued());
    server.reply(200, "{}");

    TestProviders.await(poll());

    assertThat(server.request()).doesNotContain("X-Key");
  }

  @Test
  void finding_gives_what_was_found() {
    provider.find =
        context ->
            Step.send(HttpCall.get(context.channel().baseUrl(), "/by-id", context.correlationId()))
                .map(reply -> new Found.Absent());
    server.reply(404, "{}");

    Found found =
        TestProviders.await(
            runner()
                .find(
                    channel(server.url()),
                    new LostSubmit("job-1", "acme-1", "text2video", Instant.EPOCH)));

    assertThat(found).isEqualTo(new Found.Absent());
    assertThat(server.request()).startsWith("GET /by-id/job-1 ");
  }

  private static Step<JobStatus> endless(CallContext context) {
    return Step.send(HttpCall.get(context.channel().baseUrl(), "/again"))
        .then(reply -> endless(context));
  }

  private static Submitted submitted(HttpReply reply) {
    return Submitted.of(
        reply
            .json()
            .text("id")
            .orElseThrow(
                () -> new ProviderException(ErrorKind.ofStatus(reply.status()), "refused")));
  }

  private static HttpCall create(CallContext context) {
    return HttpCall.post(context.channel().baseUrl(), "/tasks").json(Buffer.buffer("{}"));
  }

  private Future<Submitted> submit() {
    return runner().submit(channel(server.url()), plan(), "job-1", LATER);
  }

  private Future<JobStatus> poll() {
    JobHandle job =
        new JobHandle(
            "v1", Map.of(), "acme-1", "text2video", Instant.EPOCH, "job-1", Optional.empty());
    return runner().poll(channel(server.url()), job);
  }

  private StepRunner runner() {
    Outside outside = new Outside(http, clock, () -> "0".repeat(32), port -> false);
    return new StepRunner("acme@1.0.0#0", provider, List.of("localhost"), workers, outside);
  }

  private static Plan plan() {
    return ScriptedProvider.plan();
  }

  private static ProviderChannel channel(String baseUrl) {
    return new ProviderChannel(
        "acme",
        new Channel("acme-main", Map.of("base_url", baseUrl), Set.of(), Set.of("acme-1")),
        Credentials.of(Map.of()),
        "acme-main",
        Optional.empty());
  }

  private static ErrorKind failure(Future<?> future) {
    return exception(future).kind();
  }

  private static ProviderException exception(Future<?> future) {
    return (ProviderException) TestProviders.failure(future);
  }

  private void hold() {
    try {
      released.await();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }
}
