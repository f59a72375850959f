package io.filmgate.plugin.kling;

import io.filmgate.spi.VideoProvider;
import io.filmgate.testkit.ProviderContract;
import java.util.Optional;

class KlingContractTest extends ProviderContract {
  @Override
  protected VideoProvider provider() {
    return new KlingProvider();
  }

  @Override
  protected Optional<String> statePath() {
    return Optional.of("data.task_status");
  }
}
