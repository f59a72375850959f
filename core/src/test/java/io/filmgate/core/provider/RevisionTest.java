package io.filmgate.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.provider.network.AddressGuard;
import io.filmgate.core.provider.network.VendorHttp;
import io.filmgate.core.provider.plugin.PluginRefused;
import io.filmgate.core.provider.plugin.PluginStaging;
import io.filmgate.core.provider.step.Outside;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revisions beside and after each other: nothing is lost in a change, nothing is left after it. */
class RevisionTest {
  private static final int CALLERS = 16;
  private static final int CHANGES = 20;

  private final Vertx vertx = TestProviders.vertx();
  private final ProviderRegistry registry = new ProviderRegistry();
  private final RevisionBus bus = new RevisionBus(vertx);
  @TempDir Path folder;
  private PluginInstaller installer;
  private PluginStaging staging;
  private HttpServer vendor;
  private ProviderChannel channel;

  @BeforeEach
  void open() throws IOException {
    VendorHttp http = new VendorHttp(vertx, new AddressGuard(vertx));
    installer =
        new PluginInstaller(
            vertx,
            new Outside(
                http,
                InstantSource.system(),
                () -> "0".repeat(32),
                port -> false,
                (channel, id) -> Optional.empty()));
    staging = PluginStaging.inside(folder.resolve("staging"));
    vendor =
        TestProviders.await(
            vertx
                .createHttpServer()
                .requestHandler(request -> request.response().end("{}"))
                .listen(0, "127.0.0.1"));
    channel = TestProviders.channel("acme", "http://127.0.0.1:" + vendor.actualPort());
  }

  @AfterEach
  void close() {
    TestProviders.await(vertx.close());
    staging.close();
  }

  @Test
  void two_revisions_of_one_id_work_side_by_side() throws PluginRefused {
    PluginRevision one = install("1.0.0", "one");
    PluginRevision two = install("1.1.0", "two");

    assertThat(one.address()).isEqualTo("provider.acme.1");
    assertThat(two.address()).isEqualTo("provider.acme.2");
    assertThat(operation(one)).isEqualTo("one");
    assertThat(operation(two)).isEqualTo("two");
    assertThat(one.provider().getClass()).isNotSameAs(two.provider().getClass());
    assertThat(TestProviders.await(poll(one))).isEqualTo(JobStatus.Running.unknownProgress());
    assertThat(TestProviders.await(poll(two))).isEqualTo(JobStatus.Running.unknownProgress());

    TestProviders.await(installer.retire(one));

    assertThat(operation(two)).isEqualTo("two");
    assertThat(TestProviders.await(poll(two))).isEqualTo(JobStatus.Running.unknownProgress());
  }

  @Test
  void a_lease_keeps_a_retired_revision_alive_until_it_is_given_back() throws PluginRefused {
    PluginRevision revision = install("1.0.0", "one");
    assertThat(registry.put(revision)).isEmpty();
    assertThat(registry.acquire("acme")).contains(revision);

    assertThat(registry.remove("acme")).contains(revision);
    Future<Void> retired = installer.retire(revision);

    assertThat(retired.isComplete()).isFalse();
    assertThat(TestProviders.await(poll(revision))).isEqualTo(JobStatus.Running.unknownProgress());
    assertThat(registry.acquire("acme")).isEmpty();
    revision.leases().release();
    TestProviders.await(retired);
    assertThat(copies()).isEmpty();
  }

  @Test
  void changing_revisions_under_load_loses_no_exchange() throws PluginRefused {
    registry.put(install("1.0.0", "one"));
    AtomicBoolean isOver = new AtomicBoolean();
    AtomicInteger done = new AtomicInteger();
    List<Future<Void>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      callers.add(callUntil(isOver, done));
    }

    List<Future<Void>> retired = new ArrayList<>();
    for (int i = 1; i <= CHANGES; i++) {
      PluginRevision next = install("1.0." + i, "one");
      registry.put(next).ifPresent(before -> retired.add(installer.retire(before)));
    }
    isOver.set(true);

    TestProviders.await(Future.all(callers));
    TestProviders.await(Future.all(retired));
    assertThat(retired).hasSize(CHANGES);
    assertThat(done.get()).isGreaterThan(CALLERS);
    assertThat(copies()).hasSize(1);
  }

  @Test
  void the_class_loader_of_a_retired_revision_is_collected()
      throws PluginRefused, InterruptedException {
    ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
    WeakReference<ClassLoader> loader = useAndRetire(collected);

    for (int i = 0; i < 100 && collected.remove(50) == null; i++) {
      System.gc();
    }

    assertThat(loader.get()).isNull();
  }

  private WeakReference<ClassLoader> useAndRetire(ReferenceQueue<ClassLoader> collected)
      throws PluginRefused {
    PluginRevision revision = install("1.0.0", "one");
    registry.put(revision);
    operation(revision);
    TestProviders.await(poll(revision));
    registry.remove("acme");
    TestProviders.await(installer.retire(revision));
    return new WeakReference<>(revision.provider().getClass().getClassLoader(), collected);
  }

  private Future<Void> callUntil(AtomicBoolean isOver, AtomicInteger done) {
    if (isOver.get()) {
      return Future.succeededFuture();
    }
    PluginRevision revision = registry.acquire("acme").orElseThrow();
    return revision
        .leased(() -> poll(revision))
        .compose(
            status -> {
              done.incrementAndGet();
              return callUntil(isOver, done);
            });
  }

  private PluginRevision install(String version, String operation) throws PluginRefused {
    Path jar =
        TestJar.of("acme", version)
            .planning(
                """
                @Override public Plan plan(GenerationRequest request, Channel channel) {
                  return new Plan(request.model(), "%s", new JsonObject(), List.of(),
                      Usage.video(5, Map.of()), List.of(), new JsonObject(), Optional.empty());
                }
                """
                    .formatted(operation))
            .write(folder, "acme.jar");
    return TestProviders.await(installer.install(staging.stage(jar)));
  }

  private String operation(PluginRevision revision) {
    GenerationRequest request = GenerationRequest.of("acme-1", "A lighthouse");
    return TestProviders.await(PluginCalls.plan(revision, channel, request)).plan().operation();
  }

  private Future<JobStatus> poll(PluginRevision revision) {
    JobHandle job =
        new JobHandle(
            "v1", Map.of(), "acme-1", "text2video", Instant.EPOCH, "job-1", Optional.empty());
    return bus.ask(revision, new ProviderMessage.Poll(channel, job), JobStatus.class);
  }

  private List<Path> copies() {
    try (Stream<Path> files = Files.walk(folder.resolve("staging"))) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }
}
