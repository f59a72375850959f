package io.filmgate.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Reconcilable.Found;
import io.filmgate.spi.Reconcilable.LostSubmit;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that core has never seen at compile time, from its jar to the wire and back. */
class ProvidersTest {
  private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");
  private static final String FIND =
      """
      @Override public Step<Found> find(LostSubmit lost, CallContext context) {
        return Step.send(HttpCall.get(context.channel().baseUrl(), "/by-id", lost.correlationId()))
            .map(reply -> reply.status() == 404 ? new Found.Absent()
                : new Found.Exists(Submitted.of(reply.json().text("id").orElse("?"))));
      }
      """;

  /** Everything that a plugin may link against, and a look for what it may not. */
  private static final String NOSY =
      """
      @Override public ProviderDescriptor describe() {
        Buffer body = HttpCall.post(java.net.URI.create("https://a.example.com"), "/")
            .multipart(List.of(Part.text("a", "b"))).body();
        JsonObject json = new JsonObject(Buffer.buffer("{\\"a\\":[1,{\\"b\\":1.5}]}"));
        StringBuilder seen = new StringBuilder("" + (body.length() > 0)
            + json.getJsonArray("a").getJsonObject(1).getDouble("b")
            + json.copy().mergeIn(new JsonObject()).stream().count()
            + new JsonArray(List.of(1)).toBuffer() + Json.encode(Map.of("x", 1))
            + JsonView.of(json).list("a").size()
            + io.filmgate.spi.codec.Crypto.sha256Hex(new byte[0]).substring(0, 4)
            + java.net.http.HttpClient.class.getSimpleName());
        org.slf4j.LoggerFactory.getLogger(AcmeProvider.class).debug("{}", seen);
        for (String name : List.of("io.filmgate.core.provider.Providers", "io.vertx.core.Vertx",
            "io.netty.buffer.ByteBuf", "org.pf4j.PluginManager", "org.yaml.snakeyaml.Yaml",
            "com.fasterxml.jackson.databind.ObjectMapper", "other.OtherProvider")) {
          try {
            Class.forName(name);
            seen.append(" sees ").append(name);
          } catch (ClassNotFoundException good) {
            continue;
          }
        }
        if (Thread.currentThread().getContextClassLoader() != AcmeProvider.class.getClassLoader()) {
          seen.append(" on a foreign thread");
        }
        return ProviderDescriptor.of("acme", seen.toString());
      }
      """;

  private final Vertx vertx = TestProviders.vertx();
  private final RawServer vendor = new RawServer();
  @TempDir Path folder;
  private TestProviders gateway;

  @BeforeEach
  void open() {
    gateway = new TestProviders(vertx, folder);
  }

  @AfterEach
  void close() {
    gateway.close();
    vendor.close();
    TestProviders.await(vertx.close());
  }

  @Test
  void a_plugin_plans_submits_and_polls() {
    TestJar.of("acme", "1.0.0").write(gateway.operators, "acme.jar");
    Providers providers = gateway.start();
    ProviderChannel channel = TestProviders.channel("acme", vendor.url());
    vendor.reply(200, "{\"id\":\"v1\"}").reply(200, "{}");

    PlannedRequest planned = TestProviders.await(providers.plan(channel, request()));
    assertThat(TestProviders.await(providers.submit(channel, planned, "job-1", LATER)).jobId())
        .isEqualTo("v1");
    assertThat(TestProviders.await(providers.poll(channel, job())))
        .isEqualTo(JobStatus.Running.unknownProgress());

    assertThat(vendor.request())
        .startsWith("POST /tasks ")
        .contains("Authorization: Bearer s3cret\r\n")
        .endsWith("{\"prompt\":\"A lighthouse\"}");
    assertThat(vendor.request()).startsWith("GET /tasks/v1 ");
  }

  @Test
  void a_failure_comes_back_as_it_was_thrown() {
    TestJar.of("acme", "1.0.0").write(gateway.operators, "acme.jar");
    Providers providers = gateway.start();
    ProviderChannel channel = TestProviders.channel("acme", vendor.url());
    vendor.reply(429, "{}");

    PlannedRequest planned = TestProviders.await(providers.plan(channel, request()));
    Throwable failure = TestProviders.failure(providers.submit(channel, planned, "job-1", LATER));

    assertThat(((ProviderException) failure).kind()).isEqualTo(ErrorKind.RATE_LIMITED);
  }

  @Test
  void every_future_completes_on_the_callers_context() {
    TestJar.of("acme", "1.0.0").write(gateway.operators, "acme.jar");
    Providers providers = gateway.start();
    ProviderChannel channel = TestProviders.channel("acme", vendor.url());
    Context context = vertx.getOrCreateContext();
    vendor.reply(200, "{}");

    assertThat(completesOn(context, () -> providers.plan(channel, request()))).isTrue();
    assertThat(completesOn(context, () -> providers.check(channel))).isTrue();
    assertThat(completesOn(context, () -> providers.poll(channel, job()))).isTrue();
    assertThat(
            completesOn(
                context, () -> providers.poll(TestProviders.channel("gone", "http://a"), job())))
        .isTrue();
  }

  private static boolean completesOn(Context context, Supplier<? extends Future<?>> exchange) {
    Promise<Boolean> isSame = Promise.promise();
    context.runOnContext(
        go ->
            exchange.get().onComplete(over -> isSame.complete(Vertx.currentContext() == context)));
    return TestProviders.await(isSame.future());
  }

  @Test
  void a_lost_job_is_looked_for_where_the_provider_can() {
    TestJar.of("acme", "1.0.0")
        .implementing("Reconcilable")
        .with(FIND)
        .write(gateway.operators, "acme.jar");
    TestJar.of("other", "1.0.0").write(gateway.operators, "other.jar");
    Providers providers = gateway.start();
    LostSubmit lost = new LostSubmit("job-1", "acme-1", "text2video", Instant.EPOCH);
    vendor.reply(404, "{}");

    assertThat(providers.isReconcilable("acme")).isTrue();
    assertThat(providers.isReconcilable("other")).isFalse();
    assertThat(
            TestProviders.await(providers.find(TestProviders.channel("acme", vendor.url()), lost)))
        .isEqualTo(new Found.Absent());
    assertThat(
            TestProviders.await(providers.find(TestProviders.channel("other", vendor.url()), lost)))
        .isEqualTo(new Found.Unsure());
  }

  @Test
  void a_model_that_the_channel_does_not_offer_is_not_planned() {
    TestJar.of("acme", "1.0.0")
        .planning(
            """
            @Override public Plan plan(GenerationRequest request, Channel channel) {
              return new Plan(request.metadata().text("model").orElse(request.model()), "x",
                  new JsonObject(), List.of(), Usage.video(5, Map.of()), List.of(),
                  new JsonObject(), Optional.empty());
            }
            """)
        .write(gateway.operators, "acme.jar");
    Providers providers = gateway.start();
    GenerationRequest dearer =
        new GenerationRequest(
            "acme-1",
            "A lighthouse",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            JsonView.of(Map.of("model", "acme-9")));

    Throwable failure =
        TestProviders.failure(providers.plan(TestProviders.channel("acme", vendor.url()), dearer));

    assertThat(((ProviderException) failure).kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
    assertThat(failure).hasMessageContaining("acme-9");
  }

  @Test
  void a_plan_of_another_revision_is_not_sent() {
    TestJar.of("acme", "1.0.0").write(gateway.operators, "acme.jar");
    Providers providers = gateway.start();
    PlannedRequest foreign = new PlannedRequest(ScriptedProvider.plan(), "acme@0.9.0#0", 999);

    Throwable failure =
        TestProviders.failure(
            providers.submit(TestProviders.channel("acme", vendor.url()), foreign, "job-1", LATER));

    assertThat(((ProviderException) failure).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(vendor.unseen()).isZero();
  }

  @Test
  void a_malformed_correlation_id_fails_and_sends_nothing() {
    TestJar.of("acme", "1.0.0").write(gateway.operators, "acme.jar");
    Providers providers = gateway.start();
    ProviderChannel channel = TestProviders.channel("acme", vendor.url());
    PlannedRequest planned = TestProviders.await(providers.plan(channel, request()));

    Throwable failure =
        TestProviders.failure(providers.submit(channel, planned, "no blanks", LATER));

    assertThat(((ProviderException) failure).kind()).isEqualTo(ErrorKind.PLUGIN_FAULT);
    assertThat(vendor.unseen()).isZero();
  }

  @Test
  void a_plugin_sees_the_interface_and_the_jdk_and_nothing_else() {
    TestJar.of("acme", "1.0.0").describing(NOSY).write(gateway.operators, "acme.jar");
    TestJar.of("other", "1.0.0")
        .source("other.OtherProvider", "package other; public class OtherProvider {}")
        .write(gateway.operators, "other.jar");

    Providers providers = gateway.start();

    assertThat(TestProviders.lines(providers)).isEmpty();
    assertThat(providers.describe("acme").orElseThrow().name())
        .isEqualTo("true1.51[1]{\"x\":1}2e3b0HttpClient");
  }

  @Test
  void classes_of_the_interface_come_from_the_gateway_even_if_the_jar_has_them() {
    TestJar.of("acme", "1.0.0")
        .entry("io/vertx/core/json/JsonObject.class", new byte[] {1, 2, 3})
        .entry("org/slf4j/Logger.class", new byte[] {1, 2, 3})
        .write(gateway.operators, "acme.jar");

    assertThat(gateway.start().all()).containsOnlyKeys("acme");
  }

  @Test
  void a_file_comes_from_the_channels_own_host_without_credentials() {
    Providers providers = gateway.start();
    vendor.reply(200, "video");

    String video =
        TestProviders.await(
            providers
                .openFile(
                    TestProviders.channel("acme", "http://127.0.0.1:9"),
                    vendor.url() + "/v.mp4",
                    Optional.of("bytes=0-"))
                .compose(
                    response -> {
                      Future<Buffer> body = response.body();
                      response.resume();
                      return body.map(Object::toString);
                    }));
    Throwable elsewhere =
        TestProviders.failure(
            providers.openFile(
                TestProviders.channel("acme", "https://api.acme.example.com"),
                vendor.url() + "/v.mp4",
                Optional.empty()));

    assertThat(video).isEqualTo("video");
    assertThat(vendor.request()).doesNotContainIgnoringCase("authorization");
    assertThat(((ProviderException) elsewhere).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(vendor.unseen()).isZero();
  }

  private static GenerationRequest request() {
    return GenerationRequest.of("acme-1", "A lighthouse");
  }

  private static JobHandle job() {
    return new JobHandle(
        "v1", Map.of(), "acme-1", "text2video", Instant.EPOCH, "job-1", Optional.empty());
  }
}
