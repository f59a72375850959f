package io.filmgate.core.provider;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.provider.plugin.LoadedPlugin;
import io.filmgate.core.provider.plugin.PluginJar;
import io.filmgate.core.provider.plugin.PluginRefused;
import io.filmgate.core.provider.step.PluginWorkers;
import io.filmgate.spi.Capability;
import io.filmgate.spi.Channel;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.ProviderException;
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

  @Test
  void a_model_serves_if_one_of_its_operations_can_be_planned_without_fields_of_the_vendors() {
    ScriptedProvider provider =
        new ScriptedProvider() {
          @Override
          public ProviderDescriptor describe() {
            return super.describe()
                .models(List.of(ModelInfo.of("acme-1", row("image2video", 1), row("extend", 0))));
          }

          @Override
          public Plan plan(GenerationRequest request, Channel channel) {
            if (request.images().isEmpty()) {
              throw new ProviderException(
                  List.of(Problem.unsupported("model", "acme-1 cannot do text2video")));
            }
            return super.plan(request, channel);
          }
        };

    assertThatCode(() -> run(provider)).doesNotThrowAnyException();
  }

  private static Capability row(String operation, int pictures) {
    return new Capability(operation, pictures, 1, List.of(), List.of(), List.of());
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
