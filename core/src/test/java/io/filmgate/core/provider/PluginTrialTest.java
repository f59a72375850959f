package io.filmgate.core.provider;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.provider.plugin.LoadedPlugin;
import io.filmgate.core.provider.plugin.PluginJar;
import io.filmgate.core.provider.plugin.PluginRefused;
import io.filmgate.core.provider.step.PluginWorkers;
import io.filmgate.spi.ProviderDescriptor;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PluginTrialTest {
  private final Vertx vertx = Vertx.vertx();
  private final ClassLoader loader = PluginTrialTest.class.getClassLoader();
  private final PluginWorkers workers =
      new PluginWorkers(vertx, "trial", loader, Duration.ofMillis(200));

  @AfterEach
  void close() {
    workers.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void a_call_that_does_not_return_ends_the_trial() {
    CountDownLatch never = new CountDownLatch(1);
    ScriptedProvider provider =
        new ScriptedProvider() {
          @Override
          public ProviderDescriptor describe() {
            try {
              never.await();
            } catch (InterruptedException givenUp) {
              Thread.currentThread().interrupt();
            }
            return super.describe();
          }
        };

    assertThatThrownBy(() -> run(provider))
        .hasCauseInstanceOf(PluginRefused.class)
        .hasMessageContaining("describe() fails: it took longer than 200 ms");
  }

  private void run(ScriptedProvider provider) throws Exception {
    PluginJar jar =
        new PluginJar(
            Path.of("acme.jar"),
            Path.of("copy.jar"),
            "0".repeat(64),
            "acme",
            "1.0.0",
            ">=0.1.0 & <0.2.0",
            List.of());
    new PluginTrial(new LoadedPlugin(jar, provider, loader, () -> {}), workers)
        .run()
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }
}
