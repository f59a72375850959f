package io.filmgate.core.provider.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.provider.TestProviders;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.ProviderException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PluginWorkersTest {
  private static final Duration SHORT = Duration.ofMillis(200);

  private final Vertx vertx = Vertx.vertx();
  private final CountDownLatch released = new CountDownLatch(1);
  private PluginWorkers workers =
      new PluginWorkers(vertx, "acme.1", ClassLoader.getPlatformClassLoader(), SHORT);

  @AfterEach
  void close() {
    released.countDown();
    workers.close();
    TestProviders.await(vertx.close());
  }

  @Test
  void threads_are_named_and_see_only_what_they_were_given() {
    assertThat(TestProviders.await(workers.begin(() -> Thread.currentThread().getName())))
        .startsWith("plugin-acme.1-");
    assertThat(
            TestProviders.await(
                workers.begin(() -> Thread.currentThread().getContextClassLoader())))
        .isSameAs(ClassLoader.getPlatformClassLoader());
  }

  @Test
  void a_result_comes_back_on_the_callers_context() {
    Context context = vertx.getOrCreateContext();
    Promise<Boolean> isSame = Promise.promise();

    context.runOnContext(
        go ->
            workers
                .begin(() -> 1)
                .onComplete(r -> isSame.complete(context == Vertx.currentContext())));

    assertThat(TestProviders.await(isSame.future())).isTrue();
  }

  @Test
  void no_more_threads_run_than_there_are() {
    Set<String> names = ConcurrentHashMap.newKeySet();
    List<Future<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      calls.add(workers.begin(() -> names.add(Thread.currentThread().getName())));
    }

    TestProviders.await(Future.all(calls));

    assertThat(names).hasSizeLessThanOrEqualTo(PluginWorkers.THREADS);
  }

  @Test
  void threads_that_are_stuck_are_replaced_within_a_bound() {
    List<Future<Boolean>> stuck = new ArrayList<>();
    for (int i = 0; i < PluginWorkers.THREADS + PluginWorkers.REPLACEMENTS; i++) {
      stuck.add(workers.begin(this::holdOn));
      if (i + 1 == PluginWorkers.THREADS) {
        stuck.forEach(
            call ->
                assertThat(TestProviders.failure(call))
                    .isInstanceOf(PluginFault.class)
                    .hasMessageContaining("it took longer than 200 ms"));
        assertThat(TestProviders.await(workers.begin(() -> "still alive")))
            .isEqualTo("still alive");
      }
    }
    stuck.forEach(TestProviders::failure);

    assertThat(TestProviders.failure(workers.begin(() -> "")))
        .hasMessage("all of its threads are stuck");
    assertThat(workers.faults()).isEqualTo(PluginWorkers.THREADS + PluginWorkers.REPLACEMENTS + 1);
  }

  @Test
  void new_work_is_refused_when_too_much_waits_and_begun_work_goes_on() {
    List<Future<Boolean>> waiting = new ArrayList<>();
    workers.close();
    workers =
        new PluginWorkers(
            vertx, "acme.2", ClassLoader.getPlatformClassLoader(), Duration.ofSeconds(20));
    for (int i = 0; i < PluginWorkers.THREADS + PluginWorkers.WAITING; i++) {
      waiting.add(workers.begin(this::waitUntilReleased));
    }

    Throwable refused = TestProviders.failure(workers.begin(() -> ""));
    Future<String> further = workers.goOn(() -> "further");
    released.countDown();

    assertThat(((ProviderException) refused).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(TestProviders.await(further)).isEqualTo("further");
    assertThat(TestProviders.await(Future.all(waiting)).succeeded()).isTrue();
  }

  @Test
  void what_is_open_when_the_threads_end_fails() {
    List<Future<Boolean>> open = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      open.add(workers.begin(this::waitUntilReleased));
    }

    workers.close();

    open.forEach(call -> assertThat(TestProviders.failure(call)).isInstanceOf(PluginFault.class));
    assertThat(TestProviders.failure(workers.begin(() -> 1))).hasMessageContaining("have ended");
  }

  private boolean waitUntilReleased() throws InterruptedException {
    released.await();
    return true;
  }

  /** Does not even end when it is interrupted. */
  private boolean holdOn() {
    while (released.getCount() > 0) {
      Thread.onSpinWait();
    }
    return true;
  }
}
