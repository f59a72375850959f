package io.filmgate.core.provider.step;

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
import io.filmgate.spi.Submitted;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Credentials;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.HttpReply;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A provider, a vendor's server and what runs between them. */
class ConversationFixture implements AutoCloseable {
  static final Duration SHORT = Duration.ofMillis(300);
  static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

  final Vertx vertx = Vertx.vertx();
  final RawServer server = new RawServer();
  final ScriptedProvider provider = new ScriptedProvider();
  final CountDownLatch released = new CountDownLatch(1);
  private final VendorHttp http = new VendorHttp(vertx, new AddressGuard(vertx));
  InstantSource clock = InstantSource.system();
  PluginWorkers workers = workers(PluginWorkers.LONGEST_CALL);

  private PluginWorkers workers(Duration longestCall) {
    return new PluginWorkers(vertx, "acme", ClassLoader.getPlatformClassLoader(), longestCall);
  }

  void limitCalls(Duration longestCall) {
    workers.close();
    workers = workers(longestCall);
  }

  @Override
  public void close() {
    released.countDown();
    workers.close();
    server.close();
    TestProviders.await(vertx.close());
  }

  static Submitted submitted(HttpReply reply) {
    return Submitted.of(
        reply
            .json()
            .text("id")
            .orElseThrow(
                () -> new ProviderException(ErrorKind.ofStatus(reply.status()), "refused")));
  }

  static HttpCall createCall(CallContext context) {
    return HttpCall.post(context.channel().baseUrl(), "/tasks").json(Buffer.buffer("{}"));
  }

  Future<Submitted> submit() {
    return runner().submit(channel(server.url()), plan(), "job-1", LATER);
  }

  Future<JobStatus> poll() {
    JobHandle job =
        new JobHandle(
            "v1", Map.of(), "acme-1", "text2video", Instant.EPOCH, "job-1", Optional.empty());
    return runner().poll(channel(server.url()), job);
  }

  StepRunner runner() {
    Outside outside =
        new Outside(
            http, clock, () -> "0".repeat(32), port -> false, (channel, id) -> Optional.empty());
    return new StepRunner("acme@1.0.0#0", provider, List.of("localhost"), workers, outside);
  }

  static Plan plan() {
    return ScriptedProvider.plan();
  }

  static ProviderChannel channel(String baseUrl) {
    return new ProviderChannel(
        "acme",
        new Channel("acme-main", Map.of("base_url", baseUrl), Set.of(), Set.of("acme-1")),
        Credentials.of(Map.of()),
        "acme-main",
        Optional.empty());
  }

  static ErrorKind failure(Future<?> future) {
    return exception(future).kind();
  }

  static ProviderException exception(Future<?> future) {
    return (ProviderException) TestProviders.failure(future);
  }

  void hold() {
    try {
      released.await();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }
}
