package io.filmgate.plugin.vidu;

import io.filmgate.spi.VideoProvider;
import io.filmgate.testkit.ProviderContract;
import java.util.Optional;

class ViduContractTest extends ProviderContract {
  @Override
  protected VideoProvider provider() {
    return new ViduProvider();
  }

  @Override
  protected Optional<String> statePath() {
    return Optional.of("state");
  }
}
