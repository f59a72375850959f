package io.filmgate.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.provider.PluginStatus.State;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.ProviderException;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProviderMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final List<PluginStatus> statuses =
      List.of(
          new PluginStatus(Path.of("a.jar"), Optional.empty(), State.REFUSED, "no jar"),
          new PluginStatus(Path.of("b.jar"), Optional.empty(), State.SUPERSEDED, "old"));
  private final ProviderMeters meters =
      new ProviderMeters(registry, new ProviderRegistry(), statuses);
  private final ProviderChannel channel =
      TestProviders.channel("acme", "https://vendor.example.com");

  private Timer calls(String outcome) {
    return registry
        .get("filmgate.vendor.calls")
        .tags("provider", "acme", "channel", "acme-main", "call", "poll", "outcome", outcome)
        .timer();
  }

  @Test
  void calls_count_by_their_outcome() {
    ProviderException busy = new ProviderException(ErrorKind.RATE_LIMITED, "slow down");

    assertThat(meters.measured(channel, "poll", () -> Future.succeededFuture("a")).result())
        .isEqualTo("a");
    assertThat(meters.measured(channel, "poll", () -> Future.failedFuture(busy)).cause())
        .isSameAs(busy);

    assertThat(calls("ok").count()).isEqualTo(1);
    assertThat(calls("rate_limited").count()).isEqualTo(1);
  }

  @Test
  void the_good_outcome_is_there_before_the_first_bad_one() {
    meters.measured(channel, "poll", () -> Future.failedFuture(new IllegalStateException()));

    assertThat(calls("ok").count()).isZero();
    assertThat(calls("gateway_fault").count()).isEqualTo(1);
  }

  @Test
  void files_that_do_not_serve_are_counted() {
    assertThat(registry.get("filmgate.plugins.refused").gauge().value()).isEqualTo(1);
    assertThat(registry.get("filmgate.plugins.loaded").gauge().value()).isZero();
  }
}
